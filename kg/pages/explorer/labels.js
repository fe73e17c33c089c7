// Words in the picture: sigma says which it would write and where, and those that would lie on others are left out.
import { drawStraightEdgeLabel } from "sigma/rendering";

const GAP = 2;
const meets = (one, other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

export class Labels {
  nodes = [];
  edges = [];

  // What sigma calls for every label; nothing is drawn yet.
  node = (pen, node, settings) => node.label && this.nodes.push([pen, node, settings]);
  edge = (pen, edge, one, other, settings) => edge.label && this.edges.push([pen, edge, one, other, settings]);

  clear() {
    this.nodes = [];
    this.edges = [];
  }

  // Draws what was called for, the most important first, each beside its node: to the right where the picture, `across`
  // pixels wide, has room, or else to the left.
  draw(colours, across) {
    const taken = [];
    const free = (boxes) => boxes.every((box) => !taken.some((one) => meets(one, box))) && taken.push(...boxes);
    this.nodes.sort(([, one], [, other]) => other.zIndex - one.zIndex || other.size - one.size);
    for (const [pen, node, { labelSize, labelFont, labelWeight }] of this.nodes) {
      pen.font = `${labelWeight} ${labelSize}px ${labelFont}`;
      const wide = pen.measureText(node.label).width, away = node.size + 3;
      const sides = [node.x + away, node.x - away - wide];
      for (const left of sides[0] + wide > across ? sides.reverse() : sides) {
        const box = { left: left - GAP, right: left + wide + GAP, top: node.y - labelSize * 0.7, bottom: node.y + labelSize * 0.6 };
        if (!free([box])) continue;
        if (node.selected) frame(pen, node, box, colours);
        pen.fillStyle = colours.text;
        pen.fillText(node.label, left, node.y + labelSize / 3);
        break;
      }
    }
    for (const [pen, edge, one, other, settings] of this.edges) {
      pen.font = `${settings.edgeLabelWeight} ${settings.edgeLabelSize}px ${settings.edgeLabelFont}`;
      const [dx, dy] = [other.x - one.x, other.y - one.y], length = Math.hypot(dx, dy) || 1;
      const share = Math.min(1, pen.measureText(edge.label).width / length) / 2, reach = settings.edgeLabelSize / 2 + GAP;
      const along = [-1, -0.5, 0, 0.5, 1].map((part) => ({ x: one.x + dx * (0.5 + part * share), y: one.y + dy * (0.5 + part * share) }));
      const boxes = along.map(({ x, y }) => ({ left: x - reach, right: x + reach, top: y - reach, bottom: y + reach }));
      if (free(boxes)) drawStraightEdgeLabel(pen, edge, one, other, settings);
    }
    this.clear();
  }
}

function frame(pen, node, { left, right, top, bottom }, colours) {
  pen.fillStyle = colours.panel;
  pen.strokeStyle = colours.link;
  pen.lineWidth = 2;
  pen.beginPath();
  pen.roundRect(left - 2, top - 2, right - left + 4, bottom - top + 4, 4);
  pen.fill();
  pen.stroke();
  pen.beginPath();
  pen.arc(node.x, node.y, node.size + 3, 0, 2 * Math.PI);
  pen.stroke();
}
