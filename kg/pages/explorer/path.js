// The shortest way between two things, searched from both ends.

// Neighbourhoods that a search reads at most.
const MOST = 400;

// `neighbours(id)` promises [{id, ...}]; `leads(neighbour)` says whether a way may go on through it. Returns the ids
// from one to the other, null where there is no way, and undefined where the search was given up.
export async function path(one, other, neighbours, leads) {
  if (one === other) return [one];
  const sides = [one, other].map((id) => ({ from: new Map([[id, null]]), edge: [id] }));
  let read = 0;
  while (sides.every((side) => side.edge.length)) {
    sides.sort((left, right) => left.edge.length - right.edge.length);
    const [near, far] = sides;
    if ((read += near.edge.length) > MOST) return undefined;
    const found = await Promise.all(near.edge.map(async (id) => [id, await neighbours(id)]));
    near.edge = [];
    for (const [id, list] of found) {
      for (const next of list) {
        if (near.from.has(next.id)) continue;
        near.from.set(next.id, id);
        if (far.from.has(next.id)) {
          const way = [...back(near.from, next.id).reverse(), ...back(far.from, next.id).slice(1)];
          return way[0] === one ? way : way.reverse();
        }
        if (leads(next)) near.edge.push(next.id);
      }
    }
  }
  return null;
}

function back(from, id) {
  const way = [];
  for (let at = id; at !== null; at = from.get(at)) way.push(at);
  return way;
}
