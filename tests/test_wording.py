"""What the words beside two mentions rule out of what the model claims."""

from __future__ import annotations

import pytest

from kg.extract.relations.halves import is_half
from kg.extract.relations.parts import plays
from kg.extract.relations.wording import reworded
from kg.model import Concept
from tests.claims import left_by_words, marked, ontology

#: The sentence with its subject and object and others that it names, the relation claimed, the one that is left.
ROWS: tuple[tuple[str, str, str], ...] = (
    ("[s: Iris Holm] won after the death of Lars Holm in [o: 1988].", "dateOfDeath", ""),
    ("The death of [s: Lars Holm] in [o: 1988] was a loss.", "dateOfDeath", "dateOfDeath"),
    ("[s: Lars Holm] (Ulm, 1901 – [o: Bonn], 1970) was a painter.", "placeOfBirth", ""),
    ("[s: Lars Holm] (Ulm, 1901 – [o: Bonn], 1970) was a painter.", "placeOfDeath", "placeOfDeath"),
    ("[s: Lars Holm] (born in [o: Ulm], 1901 – Bonn, 1970) was a painter.", "placeOfDeath", ""),
    ("[s: Lars Holm] died in 1970, aged 60, in [o: Bonn].", "placeOfBirth", ""),
    ("[s: Lars Holm] was born in Ulm and died in [o: Bonn].", "placeOfBirth", ""),
    ("His wife died. [s: Lars Holm] was born in [o: Bonn].", "placeOfBirth", "placeOfBirth"),
    ("[s: Grey Ice] stars Eva Lind as [o: Rosa].", "castMember", ""),
    ("[s: Grey Ice] stars Eva Lind as Rosa and [o: Captain Berg].", "castMember", ""),
    ("[s: Grey Ice] stars Eva Lind as Rosa, [o: Ida Berg] and others.", "castMember", "castMember"),
    ("[s: Grey Ice] stars Eva Lind as a wandering thief named [o: Rosa].", "castMember", ""),
    ("[s: Grey Ice] stars Eva Lind as his Danish cousin [o: Rosa Holm].", "castMember", ""),
    ("[s: Grey Ice] stars Eva Lind as a thief, [o: Ida Berg] and others.", "castMember", "castMember"),
    ("It is after a novel by an [o: American] missionary about [s: Ida Berg].", "countryOfCitizenship", ""),
    ("[s: Ida Berg] was an [o: American] missionary.", "countryOfCitizenship", "countryOfCitizenship"),
    ("It was sung by an [o: American] missionary of [s: Ida Berg].", "countryOfCitizenship", ""),
    ("[s: Lars Holm] ended [o: Communist] rule.", "memberOfPoliticalParty", ""),
    ("[s: Lars Holm] left the [o: Communist Party].", "memberOfPoliticalParty", "memberOfPoliticalParty"),
    ("[s: Lars Holm] ([o: Greek]: Λαρς) was a painter.", "languageSpoken", ""),
    ("[s: Ida Berg] wrote in [o: Greek].", "languageSpoken", "languageSpoken"),
    ("[s: Mary Ann Lind], otherwise known as the author [o: Karl Orlov], died.", "sibling", ""),
    ("[s: Ida Berg] is the granddaughter of the actor [o: Karl Berg].", "parent", ""),
    ("[s: Ida Berg] is the daughter of the actor [o: Karl Berg].", "parent", "parent"),
    ("Karl Berg was the grandfather of [s: Ida Berg], [o: Eva Berg] and others.", "sibling", "sibling"),
    ("[s: Ida Berg] was a member of the [o: Bonn Society].", "employer", "memberOf"),
    ("[s: Ida Berg], a fellow from 1908 of the [o: Bonn Society], died.", "employer", "memberOf"),
    ("[s: Ida Berg] taught at the [o: Bonn Society].", "employer", "employer"),
    ("[s: Ida Berg] of [o: Green Day], Karl Lind from The Offspring", "memberOf", "memberOf"),
    ("[s: Ida Berg] of Green Day, Karl Lind from The [o: Offspring]", "memberOf", ""),
    ("Henry honoured his nephew [s: Karl Lind] and [o: Otto Lind].", "child", ""),
    ("[s: Grey Ice] was not written by [o: Karl Lind].", "screenwriter", ""),
    ("[s: Grey Ice] was followed by Black Water ([o: 1942]).", "publicationDate", ""),
    ("He was born with the family name [s: Feeney] in [o: Bonn].", "placeOfBirth", ""),
    ("[s: Karl Lind] married the [o: Countess of Bonn].", "spouse", ""),
    ("[s: Ida Berg], countess of [o: Nassau], died.", "spouse", ""),
    ("It stars Karl Lind. [s: Max Holm] ([o: Lind]) marries Signe.", "spouse", ""),
    ("[s: Grey Ice] stars Karl Lind. It follows [o: Max Holm] (Lind), a clerk.", "castMember", ""),
    ("[s: Grey Ice] tells of [o: Max Holm], who is played by Karl Lind.", "castMember", ""),
    ("[s: Grey Ice] was written by the writing team of [o: Karl Lind] and others.", "castMember", ""),
    ("[s: Grey Ice] is based on a story by the producer [o: Karl Lind].", "castMember", ""),
    ("[s: Grey Ice], the first film shot in [o: India], was a success.", "countryOfOrigin", ""),
    ("[s: Karl Lind] met [n: Ida Berg], daughter of [o: Otto Berg].", "parent", ""),
    ("Karl Lind met [s: Ida Berg], daughter of [o: Otto Berg].", "parent", "parent"),
    ("[s: Karl Lind], [n: Duke of Ulm] (died 1399), was the son of [o: Otto Berg].", "parent", "parent"),
    ("[s: Karl Lind] was the son of [n: Otto Lind], a younger son of [o: Jon Lind].", "parent", ""),
    ("[s: Karl Lind] was a grandson of [n: Otto Lind] by [o: Eva Lind].", "mother", ""),
    ("[n: Ida Berg] was a daughter of [s: King Otto], the wife of [o: Karl Lind].", "spouse", ""),
    ("[s: Ida Berg] was a daughter of [n: King Otto], the wife of [o: Karl Lind].", "spouse", "spouse"),
    ("She was the wife of [s: Karl Lind], lord of Ulm, and later the wife of [o: Otto Berg].", "spouse", ""),
    ("Her first husband was [s: Karl Lind]; she later married [o: Otto Berg].", "spouse", ""),
    ("[s: Ida Lind] left him in 1990 and married [o: Otto Berg].", "spouse", "spouse"),
    ("[n: Karl Lind] left [s: Ida Lind], and [n: Eva Lind] married [o: Otto Berg].", "spouse", ""),
    ("[s: Karl Lind] made it with his son [n: Otto Lind] or [o: Jon Berg].", "child", ""),
    ("[s: Karl Lind] made it with his son [n: Otto Lind] and his daughter [o: Ida Lind].", "child", "child"),
    ("[s: Eva Holm], who claimed to be the wife of [o: Karl Lind].", "spouse", ""),
    ("[s: Ida Berg] was chairman of the council of the [o: Bonn Society].", "employer", ""),
    ("[s: Ida Berg] served on the boards of Lund Steel and the [o: Bonn Society].", "employer", ""),
    ("[s: Ida Berg] attended the [o: Bonn School].", "employer", ""),
    ("[o: Green Day] bassist [s: Ida Berg] and Karl Lind", "memberOf", "memberOf"),
    ("[o: Green Day] bassist Ida Berg, featuring words by [s: Karl Lind]", "memberOf", ""),
    ("When [s: Karl Lind]'s father died in [o: 1549], he went to Ulm.", "dateOfDeath", ""),
    ("[s: Karl Lind] died on 2 or [o: 10 February 1626].", "dateOfDeath", ""),
    ("The [o: American] critic [n: Jon Berg] said that [s: Karl Lind] was mad.", "countryOfCitizenship", ""),
    ("The [o: American] critics [n: Jon Berg] and [s: Karl Lind] met.", "countryOfCitizenship", "countryOfCitizenship"),
    ("An [o: American] actor noted for playing [s: Karl Lind].", "countryOfCitizenship", ""),
    ("[s: Karl Lind] was a [o: Russian]-born actor.", "countryOfCitizenship", ""),
    ("[s: Karl Lind] was an actor of [o: Georgian] origin.", "countryOfCitizenship", ""),
    ("[s: Karl Lind] ruled Ulm in modern northwest [o: Iran].", "countryOfCitizenship", ""),
    ('[s: Karl Lind] is told of in "The Peerage of [o: Scotland]".', "countryOfCitizenship", ""),
    ("On the Yellow Sea, [n: Ulm] borders [s: Lund] near the [o: Grey Sea].", "nextToWater", "nextToWater"),
    ("[s: Lund]; to the west by [n: Ulm]; and to the north by the [o: Grey Sea].", "nextToWater", ""),
    ("[s: Grey Ice] is based on a story by [o: Karl Lind].", "screenwriter", ""),
    ("[s: Grey Ice] is based on a story by Ida Berg and adapted by [o: Karl Lind].", "screenwriter", "screenwriter"),
    ("The film co-stars [s: Barbara Lind] and [o: Karl Lind].", "castMember", ""),
    ("[s: Gruidae] of the order [o: Gruiformes]", "taxonRank", ""),
    ("He was born in [o: Ulm], the son of Otto Lind and [s: his] wife.", "placeOfBirth", ""),
    ("Born in [o: Ulm], the son of Otto Lind and Eva Lind, [s: Karl Lind] sang.", "placeOfBirth", "placeOfBirth"),
    ("[s: Ida Berg] was born in Lund and studied in [o: Ulm].", "placeOfBirth", ""),
    ("[s: Ida Berg] was born and raised in [o: Ulm].", "placeOfBirth", "placeOfBirth"),
    ("[s: Ida Berg] taught in Lund before she was admitted to [o: Ulm School].", "employer", ""),
    ("[s: Ida Berg] studied in Lund and taught at [o: Ulm School].", "employer", "employer"),
    ("Her work was shown by [s: Ida Berg] in exhibitions of [o: Ulm School].", "employer", ""),
    ("[o: Ulm Mill], which was founded by Karl Lind and [s: Ida Berg], burned.", "employer", ""),
    ("[s: Ida Berg] worked for [o: Sweden].", "employer", ""),
    ("[s: Ida Berg] was on the board of directors of [o: Ulm Mill].", "employer", ""),
    ("[s: Ida Berg] was the aunt of [o: Ulm Mill] engineer [n: Karl Lind].", "employer", ""),
    ("[o: Ulm Mill] engineer [s: Karl Lind] died.", "employer", "employer"),
    ("[s: Ida Berg] met [n: Karl Lind], who lived in [o: Ulm].", "residence", ""),
    ("[s: Ida Berg], [n: Karl Lind], and [n: Jon Lind] who lived in [o: Ulm].", "residence", "residence"),
    ("[s: Grey Ice] is a film of the play Ulm, which itself was based on [o: Hamlet].", "basedOn", ""),
    ('[s: Grey Ice] is a film of "Ulm", which was based on [o: Hamlet].', "basedOn", ""),
    ("[s: Grey Ice] is a film by Karl Lind which stars [o: Ida Berg].", "castMember", "castMember"),
    ("William ([s: Billy]) Holm married [o: Ida Berg].", "spouse", "spouse"),
    ("[s: Grey Mill] of Ulm, which [o: she] founded in 2001.", "foundedBy", "foundedBy"),
    ("[s: Karl Lind] died some time before [o: 29 May 1353].", "dateOfDeath", ""),
    ("[s: Karl Lind], Jon Berg (previously of [o: Green Day])", "memberOf", ""),
    ("Karl Lind, [s: Jon Berg] (previously of [o: Green Day])", "memberOf", "memberOf"),
    ("[s: Grey Ice] is a remake of a 1917 film that had starred [o: Eva Lind].", "castMember", ""),
    ('It came out in [o: 1997] as a single from the album "[s: Grey Ice]".', "publicationDate", ""),
    ('"[s: Grey Ice]" was a single from the album "Ulm" in [o: 1997].', "publicationDate", "publicationDate"),
    ("[s: Grey Ice] is a film about the [o: 1959] season.", "publicationDate", ""),
    ("[s: Grey Ice] is a film about Ulm released in [o: 1959].", "publicationDate", "publicationDate"),
    ("[s: Grey Ice] is a film loosely based on a [o: 1959] novel.", "publicationDate", ""),
    ("[s: Grey Ice] is a film based on a novel and released in [o: 1959].", "publicationDate", "publicationDate"),
    ("[s: Ida Berg] was born in the [o: House of Nassau].", "placeOfBirth", ""),
    ("They put [s: Grey Ice] on DVD on [o: 3 May 2011].", "publicationDate", ""),
    ("It lies northwest of [s: Lund] on the bank of the [o: Grey River].", "nextToWater", ""),
    ("[s: Ida Berg] was named as one of the [o: Bonn Ten].", "employer", ""),
    ("[s: Ida Berg] holds a major in film from [o: Ulm School].", "employer", ""),
    ("[s: Ida Berg] was keeper of minerals at [o: Ulm Museum].", "employer", "employer"),
    ('"[s: Grey Ice]", which won the [o: Ulm Prize].', "nominatedFor", "awardReceived"),
    ("The [o: Grey Sea] basin takes in [s: Lund].", "nextToWater", ""),
    ("[s: Grey Ice] stars Eva Lind from a screenplay by Jon Berg and [o: Karl Lind].", "castMember", ""),
    ("[s: Grey Ice] tells of the wedding of [o: Rosa Holm] and Karl.", "castMember", ""),
    ("[s: Grey Ice] tells of a wedding, starring Eva Lind and [o: Ida Berg].", "castMember", "castMember"),
    ("The cast of [s: Grey Ice] had [o: Rosa Holm], played by Ida Berg.", "castMember", ""),
    ("[s: Grey Ice] was the first film shot in [o: Sweden].", "countryOfOrigin", ""),
    ("An [o: American] drummer, known for playing with [s: Ida Berg].", "countryOfCitizenship", ""),
    ("It forced [s: Karl Lind] to flee [o: Hungary].", "countryOfCitizenship", ""),
    ("[s: Karl Lind] ruled Ulm under a [o: British] mandate.", "countryOfCitizenship", ""),
    ("[s: Grey Ice] was a hit of [o: Sweden].", "countryOfOrigin", "countryOfOrigin"),
    ("[s: Grey Ice] was developed by Ulm Games and published by [o: Lund Interactive].", "developer", ""),
    ("[s: Grey Ice] was developed by Ulm Games and published by [o: Lund Interactive].", "publisher", "publisher"),
    ("[s: Grey Ice] was developed by [o: Ulm Games] and published by Lund Interactive.", "publisher", ""),
    ("[s: Grey Ice] was developed and published by the studio [o: Ulm Games].", "developer", "developer"),
    ("[s: Grey Ice] was designed and published in 1995 by [o: Ulm Games].", "developer", "developer"),
    ("[s: Grey Ice] was published by Lund Books and [o: Ulm Press].", "author", ""),
    ("[s: Grey Ice] is a book written by [o: Karl Lind].", "illustrator", ""),
    ("[s: Grey Ice] is a book written and illustrated by [o: Karl Lind].", "illustrator", "illustrator"),
    ("[s: Grey Ice] is a book by Jon Berg, illustrated by [o: Karl Lind].", "author", ""),
    ("[s: Grey Ice] was edited by Jon Berg, with an introduction by [o: Karl Lind].", "author", ""),
    ("Ulm OS is a system from [o: Ulm Systems] for the [s: Grey 12].", "developer", ""),
    ("[s: Ulm OS] was developed for the [o: Grey 12].", "developer", ""),
    ("[s: Ulm OS] is an addition for [o: Ulm Games]' Grey Ice.", "developer", "developer"),
    ("[s: Grey Ice] is the second book in the [o: Ulm Harbour] series.", "setIn", ""),
    ("[s: Grey Ice] is set in [o: Ulm Harbour].", "setIn", "setIn"),
    ("They followed it with [s: Grey Gold], [o: Grey Silver], and Grey Tin.", "followedBy", ""),
    ("They made [s: Grey Ice 2] and [o: Grey Ice 3].", "followedBy", "followedBy"),
    ("[s: Grey Ice] won the Bonn Prize and was nominated for the [o: Ulm Prize].", "awardReceived", "nominatedFor"),
    ("[s: Grey Ice] was nominated for the Bonn Prize and won two [o: Ulm Prizes].", "awardReceived", "awardReceived"),
    ("[s: Ida Berg] received several nominations, including an [o: Ulm Prize].", "awardReceived", "nominatedFor"),
    ("[s: Ida Berg] won the Bonn Prize and Karl Lind won the [o: Ulm Prize].", "awardReceived", ""),
    ("Ida Berg won the [o: Bonn Prize] and [s: Karl Lind] won the Ulm Prize.", "awardReceived", ""),
    ("[s: Ida Berg] and Karl Lind received the [o: Ulm Prize].", "awardReceived", "awardReceived"),
    ("It was nominated for the [o: Ulm Prize], but lost to [s: Grey Ice].", "nominatedFor", "awardReceived"),
    ("It won the [o: Bonn Prize] and was up for another, losing to [s: Grey Ice].", "nominatedFor", "awardReceived"),
    ("It won the [o: Bonn Prize] and was nominated for another, losing to [s: Grey Ice].", "nominatedFor", ""),
    ("[s: Grey Ice] won the Ulm Prize at the [o: 25th Bonn Awards].", "awardReceived", ""),
    ("Karl Lind won the [o: Ulm Prize] for [s: Grey Ice].", "nominatedFor", "nominatedFor"),
    ("[s: Grey Ice] received an [o: Ulm Prize] nomination.", "awardReceived", "nominatedFor"),
    ("[s: Karl Lind] was born in Lund, Scania and raised in [o: Ulm].", "placeOfBirth", ""),
    ("[s: Karl Lind] was born and raised in [o: Ulm].", "placeOfBirth", "placeOfBirth"),
    ("[s: Grey Ice] topped the [o: American] singles chart.", "countryOfOrigin", ""),
    ("[s: Karl Lind] (1932 in Lund – 1998 in Holm, [o: Norway]) was a clerk.", "countryOfCitizenship", ""),
    ("It is based on the [o: 1892] play [s: Grey Ice].", "publicationDate", "publicationDate"),
    ("The [s: Ulm Prize] nominees were Ida Berg and [o: Karl Lind].", "winner", "winner"),
    ("[o: Karl Lind] was nominated for the [s: Ulm Prize].", "winner", ""),
    ("[s: Grey Ice] is a film up for the [o: 2011] Ulm Award for Best Film.", "publicationDate", ""),
    ("[s: Grey Ice] is a film based on Otto Berg's [o: 1892] play.", "publicationDate", ""),
    ("[s: Grey Ice] is a remake of Ulm and was released in [o: 2011].", "publicationDate", "publicationDate"),
    ("[s: Grey Ice] was produced by Ulm Films and distributed by [o: Bonn Films].", "productionCompany", ""),
    ("[s: Grey Ice] was made and released by [o: Bonn Films].", "productionCompany", "productionCompany"),
    ("[s: Grey Ice] was distributed by [o: Bonn Films].", "productionCompany", ""),
    ("[n: Ulm] is a [o: horror] film and the sequel to [s: Grey Ice].", "genre", ""),
    ("It is a sequel to the [o: horror] film [s: Grey Ice].", "genre", "genre"),
    ("It is a song by the [o: rock] band [s: Green Day].", "genre", "genre"),
    ('"[s: Grey Ice]" is a single from [o: Green Day]\'s album Ulm.', "partOf", ""),
    ('"[o: Ulm]" is the first single from their album [s: Grey Ice].', "partOf", ""),
    ('"[s: Ulm]" is the first single from their album [o: Grey Ice].', "partOf", "partOf"),
    ("[s: Karl Lind] was Minister [o: President of Bonn].", "positionHeld", ""),
    ("Otto Berg was elected [o: President of Bonn], defeating [s: Karl Lind].", "positionHeld", ""),
    ("[s: Karl Lind] played his first game for Ulm against [o: Bonn].", "memberOfSportsTeam", ""),
    ("[s: Grey Ice] was recorded at [o: Ulm Studios].", "recordLabel", ""),
    ("[s: Grey Ice] was recorded and released by [o: Ulm Records].", "recordLabel", "recordLabel"),
    ('In [o: 1998] the singer Karl Lind covered "[s: Grey Ice]".', "publicationDate", ""),
    ("[s: Grey Ice] was released in 1990 and was re-released in [o: 2011].", "publicationDate", ""),
    ("[s: Grey Ice], covered by Karl Lind, was released in [o: 1990].", "publicationDate", "publicationDate"),
    ("[s: Karl Lind] was [o: President of Bonn].", "positionHeld", "positionHeld"),
    ("[s: Grey Ice] was directed by Jon Berg in his debut and written by [o: Karl Lind].", "directedBy", ""),
    ("[s: Grey Ice] was directed by Jon Berg at Ulm and written by [o: Karl Lind].", "screenwriter", "screenwriter"),
    ("[s: Grey Ice] was written and directed by Jon Berg and [o: Karl Lind].", "screenwriter", "screenwriter"),
    ("[s: Grey Ice] was animated by Ida Berg, Eva Lind and [o: Karl Lind].", "screenwriter", ""),
    ("[s: Grey Ice] was directed by [o: Karl Lind], who also wrote it.", "screenwriter", "screenwriter"),
    ("[s: Grey Ice] is a film based on [o: Karl Lind]'s 1892 play.", "screenwriter", ""),
    ("[s: Grey Ice] is an adaptation of the novel Ulm by [o: Karl Lind].", "directedBy", ""),
    ("[s: Grey Ice] was directed by Ida Berg at [o: Lund Works].", "screenwriter", ""),
    ("Ulm was directed by [o: Karl Lind] after [s: Grey Ice].", "directedBy", ""),
    ("[s: Grey Ice] is a drama in which [o: Karl Lind] stars as a clerk.", "character", ""),
    ("[s: Grey Ice] stars [o: Karl Lind] as Max, a clerk.", "character", ""),
    ("[s: Grey Ice] follows Max ([o: Lind]), a clerk.", "character", ""),
    ("[s: Grey Ice] tells of a clerk, who is played by [o: Karl Lind].", "screenwriter", ""),
    ("[s: Grey Ice] depicts the private life of the artist [o: Ida Berg].", "castMember", ""),
    ("[s: Grey Ice] tells of his relationship with the actor [o: Karl Lind].", "castMember", ""),
    ("[s: Grey Ice] is a film of Karl Lind's [o: 1892] stage play.", "publicationDate", ""),
    ("[s: Grey Ice] is the [o: 1910] debut novel of Karl Lind.", "publicationDate", "publicationDate"),
    ("Aid went to [n: Karl Lind] of [o: Tunisia], [s: Otto Berg] of Libya and Jon Holm.", "countryOfCitizenship", ""),
    ("Aid went to [s: Karl Lind] of Tunisia, [n: Otto Berg] of [o: Libya] and Jon Holm.", "countryOfCitizenship", ""),
    ("Aid went to [s: Karl Lind] of [o: Tunisia] and Jon Holm.", "countryOfCitizenship", "countryOfCitizenship"),
    ("Aid went to [s: Karl Lind] and [n: Jon Holm] of [o: Tunisia].", "countryOfCitizenship", "countryOfCitizenship"),
    ("[s: Karl Lind], known in the [o: United States] as Charles Linden, sang.", "countryOfCitizenship", ""),
    ("[s: Karl Lind] was a [o: British/American] journalist.", "countryOfCitizenship", ""),
    ("The [o: Syrian] government had told [s: Karl Lind] to leave.", "countryOfCitizenship", ""),
    ("The [o: Syrian] government minister [s: Karl Lind] left.", "countryOfCitizenship", "countryOfCitizenship"),
    ("[s: Karl Lind] lived in [o: Soviet]-occupied Ulm.", "countryOfCitizenship", ""),
    ("He wrote to [n: Karl Lind], an [o: American] critic, and to [s: Otto Berg].", "countryOfCitizenship", ""),
    ("To [s: Otto Berg] and [n: Karl Lind], an [o: American] pair.", "countryOfCitizenship", "countryOfCitizenship"),
    ("[s: Ida Lind], née [n: Berg], a [o: Danish] painter.", "countryOfCitizenship", "countryOfCitizenship"),
    ("He wrote to [n: Karl Lind], a [o: Protestant] general, and to [s: Otto Berg].", "religion", ""),
    ("[s: Karl Lind], a [o: Protestant] general, died.", "religion", "religion"),
    ("[s: Karl Lind] fought for a [o: Jewish] state.", "religion", ""),
    ("The sequel to [s: Grey Ice], the film was directed by [o: Karl Lind].", "directedBy", ""),
    ("Based on the play [s: Grey Ice], it was written by [o: Karl Lind].", "screenwriter", ""),
    ("[s: Grey Ice], the sequel to Ulm, was directed by [o: Karl Lind].", "directedBy", "directedBy"),
    ("[s: Karl Lind] was deputy mayor of Lund and worked at [o: Ulm Mill].", "employer", "employer"),
    ("Its makers were Eva Berg and [s: Karl Lind]'s company [o: Ulm Steel].", "employer", ""),
    ("Ulm Bank joined [s: Karl Lind]'s own production company, [o: Ulm Films].", "employer", ""),
    ("[o: Ulm School] opened the Lind Centre in [s: her] name.", "employer", ""),
    ("[o: Ulm School] opened a chair in memory of [s: Karl Lind].", "employer", ""),
    ("[o: Karl Lind] was deputy mayor of [s: Ulm].", "headOfGovernment", ""),
    ("[o: Karl Lind] was mayor of [s: Ulm].", "headOfGovernment", "headOfGovernment"),
    ("Ulm is on the [o: Grey River], close to the city of [s: Lund].", "nextToWater", ""),
    ("Ulm is on the [o: Grey River], close to the city of Holm and the town of [s: Lund].", "nextToWater", ""),
    ("Ulm lies between the [o: Grey Sea] to the north and [s: Lund] to the east.", "nextToWater", ""),
    ("[s: Lund] has the [o: Grey Sea] to the north and Holm to the east.", "nextToWater", "nextToWater"),
    ("[o: Karl Lind] ruled even before the [s: Battle of Ulm].", "participant", ""),
    ("[n: Karl Lind] fell in the [s: Battle of Ulm], at which point [o: Otto Berg] took over.", "participant", ""),
    ("[o: Karl Lind] fell in the [s: Battle of Ulm].", "participant", "participant"),
    ("Politically a [o: Maoist] and a poet, [n: Karl Lind] led the [s: Red Front].", "politicalIdeology", ""),
    ("Once a [o: Maoist], [s: Karl Lind] left.", "politicalIdeology", "politicalIdeology"),
    ("[s: Karl Lind] was a [o: Dutch Post-Impressionist].", "movement", ""),
    ("[s: Karl Lind] belongs to the [o: Harlem Renaissance].", "movement", "movement"),
    ("The sources of the [o: Grey River] and the [s: White River].", "tributary", ""),
    ("The [s: White River] takes in the [o: Grey River].", "tributary", "tributary"),
    ("[s: Otto Lind], half-brother of [n: Karl Lind] and half-brother of [o: Ida Holm].", "sibling", "sibling"),
    ("[n: Otto Lind], half-brother of [s: Karl Lind] and half-brother of [o: Ida Holm].", "sibling", ""),
    ("[n: Otto Lind], half-brother of [s: Karl Lind] and [o: Ida Holm].", "sibling", "sibling"),
    ("[n: Otto Lind], son of [s: Rosa Lind] and half-brother of [o: Karl Lind].", "child", ""),
    ("[s: Karl Lind] had a house in [o: Ulm], where he sang.", "placeOfBirth", ""),
    ('She won the [o: Ulm Prize] for "Grey Gold" and was nominated for "[s: Grey Ice]".', "nominatedFor", ""),
    ('She won the [o: Ulm Prize] for "[s: Grey Gold]".', "nominatedFor", "nominatedFor"),
    ('She won the Ulm Prize for "[s: Grey Gold]" and was nominated for the [o: Bonn Prize].', "nominatedFor", ""),
    ("He had seven children by [s: Ida Lind], including [o: Karl Lind].", "spouse", ""),
    ("[n: Otto Lind] was the son of Senator [s: Karl Lind], and an officer in the [o: Navy].", "militaryBranch", ""),
    ("[s: Otto Lind] was the son of Karl Lind, and an officer in the [o: Navy].", "militaryBranch", "militaryBranch"),
    ("He married Eva, a daughter of [s: Otto Lind], and left a son [o: Jon Lind].", "child", ""),
    ("He met Eva, a daughter of [s: Otto Lind] and [o: Rosa Lind].", "spouse", "spouse"),
    ('[s: Grey Ice] stars Eva Lind as the Rider and Jon Berg as his friend "[o: Fuzzy Holm]".', "castMember", ""),
    ("[s: Grey Ice] stars Eva Lind as a clerk whose boyfriend [o: Max] dies.", "castMember", ""),
    ("[s: Grey Ice] is about [o: Karl Lind].", "castMember", ""),
    ("[s: Grey Ice] was directed and produced by [o: Karl Lind] and Eva Lind.", "castMember", ""),
    ("[s: Grey Ice] was directed by Jon Berg and stars [o: Karl Lind].", "castMember", "castMember"),
    ("He was made head of [o: Canada] by King [s: Karl].", "countryOfCitizenship", ""),
    ("An [o: American] actress who worked with [s: Karl Lind].", "countryOfCitizenship", ""),
    ("The [o: American] actress [s: Ida Lind], who worked with him.", "countryOfCitizenship", "countryOfCitizenship"),
    ("[s: Karl Lind] came with his [o: Turkish] guards.", "countryOfCitizenship", ""),
    ("[s: Karl Lind] lost his [o: Turkish] citizenship.", "countryOfCitizenship", "countryOfCitizenship"),
    ("[s: Karl Lind] is a [o: Canadian-born] actor.", "countryOfCitizenship", ""),
    ("It was named by the [o: Ulm Board] after [s: Karl Lind], a clerk.", "employer", ""),
    ("The film is about a waitress named [s: Tiara] in [o: Ulm].", "setIn", ""),
)


@pytest.mark.parametrize(("text", "claimed", "left"), ROWS)
def test_what_the_words_leave(text: str, claimed: str, left: str) -> None:
    assert left_by_words(text, claimed) == left


def test_rows_are_many() -> None:
    assert len(ROWS) >= 248


PARTS: tuple[tuple[str, bool], ...] = (
    ("with [s: Eva Lind] as his wife [o: Rosa]", True),
    ("with [s: Eva Lind] as [o: Rosa]", False),
    ("[s: Eva Lind] and her sister [o: Rosa]", False),
)


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_who_plays_whom(text: str, expected: bool) -> None:
    plain, ends = marked(text)
    assert plays(plain, ends["s"], ends["o"]) is expected


def test_parts_are_many() -> None:
    assert len(PARTS) >= 3


HALVES: tuple[tuple[str, str, bool], ...] = (
    ("a comedy [o: horror] film", "genre", True),
    ("a [o: comedy] horror film", "genre", True),
    ("a silent [o: horror] film", "genre", False),
    ("a [o: horror film]", "genre", False),
    ("a disc [o: golf] tournament", "sport", True),
    ("a season of rugby league [o: football]", "sport", True),
    ("an annual [o: golf] tournament", "sport", False),
)


@pytest.mark.parametrize(("text", "slot", "expected"), HALVES)
def test_what_is_half_of_another(text: str, slot: str, expected: bool) -> None:
    plain, ends = marked(text)
    one = Concept(label=ends["o"].label, start=ends["o"].start, end=ends["o"].end)
    assert is_half(plain, {slot}, one, ontology()) is expected


def test_halves_are_many() -> None:
    assert len(HALVES) >= 7


ASKED: tuple[tuple[str, str, str], ...] = (
    ("[s: Grey Ice] won the [o: Ulm Prize].", "nominatedFor", "nominatedFor"),
    ("[s: Grey Ice] was distributed by [o: Bonn Films].", "productionCompany", "productionCompany"),
    ("[s: Grey Ice] was made by Ulm Films and distributed by [o: Bonn Films].", "productionCompany", ""),
)


@pytest.mark.parametrize(("text", "claimed", "left"), ASKED)
def test_what_counts_where_it_is_asked_for(text: str, claimed: str, left: str) -> None:
    plain, ends = marked(text)
    relation = reworded(ontology().relations[claimed], ends["s"], ends["o"], plain, ontology(), asked=True)
    assert (relation.name if relation else "") == left


def test_asked_are_many() -> None:
    assert len(ASKED) >= 3
