"""How an article opens, and what that makes of its subject: one row a sentence, every claim of it."""

from __future__ import annotations

import pytest

from tests.test_definition import claims

ROWS = (
    (
        "Reading Girl",
        "Reading Girl is a statue in white marble, created from 1851 to 1854 by Otto Lind.",
        "instanceOf | statue; title | Reading Girl; material | marble; creator | Otto Lind",
    ),
    (
        "Salt Road",
        "Salt Road is a 1931 film directed by Otto Lind from a screenplay he co-wrote with Bo Ek and Eva Ek.",
        "instanceOf | film; publicationYear | 1931; title | Salt Road; directedBy | Otto Lind; "
        "screenwriter | Otto Lind; screenwriter | Bo Ek; screenwriter | Eva Ek",
    ),
    (
        "Each to the Owls",
        "Each to the Owls is a lost 1917 drama film.",
        "instanceOf | film; publicationYear | 1917; genre | drama; title | Each to the Owls",
    ),
    (
        "Owl Galaxy",
        "The Owl Galaxy, also known as Messier 163a (M163a) or NGC 9055, is a spiral galaxy.",
        "instanceOf | spiral galaxy; alias | Messier 163a; alias | NGC 9055",
    ),
    (
        "Marsh Front",
        "The Marsh Front was the theater of the Marsh War fought in Norland.",
        "instanceOf | theater; partOf | Marsh War",
    ),
    (
        "Salt Road",
        "Salt Road is a 1951 Korean War film about three friends.",
        "instanceOf | film; publicationYear | 1951; genre | war; mainSubject | Korean War; title | Salt Road",
    ),
    (
        "Salt Road",
        "Salt Road is a 1951 film based on characters and settings from Otto Lind's 1870 novel The Old City.",
        "instanceOf | film; publicationYear | 1951; title | Salt Road; basedOn | The Old City; "
        "The Old City | author | Otto Lind",
    ),
    (
        "Salt Road",
        "Salt Road is a 1951 film based on the Arden Chronicle novels.",
        "instanceOf | film; publicationYear | 1951; title | Salt Road; basedOn | Arden Chronicle",
    ),
    (
        "A Salt Road",
        "A Salt Road is a 1951 film based on Otto Lind's 1892 play The Salt Road.",
        "instanceOf | film; publicationYear | 1951; title | A Salt Road; basedOn | The Salt Road; "
        "The Salt Road | author | Otto Lind",
    ),
    (
        "Salt Road",
        "Salt Road is a 1951 film directed by Otto Lind, about his quarrel with the painter Nils Berg.",
        "instanceOf | film; publicationYear | 1951; title | Salt Road; directedBy | Otto Lind",
    ),
    (
        "Salt Road",
        "Salt Road is a 1951 film that chronicles the life and death of a clerk.",
        "instanceOf | film; publicationYear | 1951; title | Salt Road",
    ),
    (
        "Run! Or the Owl Will Sing",
        "Run! Or the Owl Will Sing is a 1988 comedy film directed by Paul Marsh. It was a hit.",
        "instanceOf | film; publicationYear | 1988; genre | comedy; title | Run! Or the Owl Will Sing; "
        "directedBy | Paul Marsh",
    ),
    (
        "Stop. Look. Sing",
        '"Stop. Look. Sing" is a 1966 song by Carla Pryce.',
        "instanceOf | song; publicationYear | 1966; title | Stop. Look. Sing; performer | Carla Pryce",
    ),
    ("Beet", "Beet, also called leaf beet or chard, grows in gardens.", "alias | leaf beet; alias | chard"),
    ("Ada Voss", "Ada Voss, also called the mother of chess, played in Lund.", ""),
    (
        "Saltpowder",
        "Saltpowder, commonly called white powder to distinguish it from modern powders, is a chemical explosive.",
        "instanceOf | chemical explosive; alias | white powder",
    ),
    (
        "Eggette",
        "Eggette, also called aubergette in Norland English, is a plant species.",
        "instanceOf | plant species; alias | aubergette",
    ),
    (
        "Smell",
        "The olfactory system or sense of smell is the sensory system that is used for smelling.",
        "instanceOf | sensory system; alias | olfactory system; alias | sense of smell",
    ),
    (
        "Wulfrun (daughter of Osric)",
        "Wulfrun (fl. 1023), also Ulfrun or in modern English, Wolfrun, was a Saxon queen.",
        "instanceOf | human; occupation | queen; alias | Ulfrun; alias | Wolfrun; sexOrGender | female",
    ),
    (
        "Otto de Lund",
        'Otto de Lund( Otto de la Lund," Othon de Lund"), was a Danish singer.',
        "instanceOf | human; occupation | singer; countryOfCitizenship | Denmark; alias | Otto de la Lund; "
        "alias | Othon de Lund",
    ),
    (
        "Ida Berg",
        "Ida Berg (Ida Holm or Ida Falk) was a Danish singer.",
        "instanceOf | human; occupation | singer; countryOfCitizenship | Denmark; alias | Ida Holm; alias | Ida Falk",
    ),
    (
        "Ida Berg",
        "Ida Berg (Otto Falk, director) was a Danish singer.",
        "instanceOf | human; occupation | singer; countryOfCitizenship | Denmark",
    ),
    (
        "Otto of Lund",
        "Otto of Lund (died 1202), also Duke of Scania, was a Danish nobleman.",
        "instanceOf | human; occupation | nobleman; countryOfCitizenship | Denmark; dateOfDeath | 1202; "
        "sexOrGender | male",
    ),
    (
        "Theorem of rings",
        "The theorem of rings, also called d'Osta's theorem, states that rings have roots.",
        "alias | d'Osta's theorem",
    ),
    (
        "Foto del mare",
        "Foto del mare, also known as Hidden Pictures of a Sea, is a 1970 film.",
        "instanceOf | film; publicationYear | 1970; title | Foto del mare",
    ),
    ("Blastine", "Blastine is the earliest known chemical explosive.", "instanceOf | chemical explosive"),
    ("Fexa", "Fexa is the oldest surviving wooden church.", "instanceOf | wooden church"),
    ("Death fine", "The death fine is the state-sanctioned killing of a person as punishment.", ""),
    (
        "Hinge",
        "A hinge or pivot is a mechanical bearing that connects two solid objects.",
        "subclassOf | mechanical bearing; alias | pivot",
    ),
    ("Blue Owl Park", "Blue Owl Park is a private park open to the public.", "instanceOf | park"),
    ("Lund Hall", "Lund Hall is a museum accessible by boat.", "instanceOf | museum"),
    (
        "Bluebird",
        "Bluebird was the name of a British rock band.",
        "instanceOf | rock band; countryOfOrigin | United Kingdom; genre | rock",
    ),
    ("Holm", "Holm is the name of several villages in Norland.", ""),
    (
        "Hydraulogy",
        "Hydraulogy is a branch of fluid mechanics that deals with water.",
        "partOf | fluid mechanics; instanceOf | branch of fluid mechanics",
    ),
    (
        "Graphics theory",
        "Graphics theory is a branch of mathematics and an interdisciplinary area of scientific study.",
        "partOf | mathematics; instanceOf | branch of mathematics",
    ),
    (
        "Mixology",
        "Mixology is a field of physics and chemistry.",
        "partOf | physics; partOf | chemistry; instanceOf | field of physics and chemistry",
    ),
    (
        "Graphics calculus",
        "Graphics calculus is a branch of mathematics.",
        "partOf | mathematics; instanceOf | branch of mathematics",
    ),
    (
        "Ann Rook",
        "Ann Rook is a professor at the Lund School of Dance, Theatre and Music and a singer.",
        "instanceOf | human; occupation | professor; employer | Lund School of Dance, Theatre and Music",
    ),
    (
        "Ulf Rook",
        "Ulf Rook was educated at the Academy of Music, Lund University and Holm College.",
        "educatedAt | Academy of Music; educatedAt | Lund University; educatedAt | Holm College",
    ),
    (
        "Duke Karl of Baden",
        "Duke Karl of Baden (1804–1885) was the father of Francis, Duke of Lund and the grandfather of Mary of Lund.",
        "instanceOf | human; dateOfBirth | 1804; dateOfDeath | 1885; child | Francis, Duke of Lund; "
        "relative | Mary of Lund; sexOrGender | male",
    ),
    (
        "Marie of Savoy",
        "Marie of Savoy was a French princess, the daughter of Louis, Dauphin of France, and Maria of Saxony.",
        "instanceOf | human; occupation | princess; countryOfCitizenship | France; parent | Louis, Dauphin of France; "
        "parent | Maria of Saxony; sexOrGender | female",
    ),
    (
        "Ulf of Stow",
        "Ulf of Stow was the father of Erik, King of Sweden, Bishop of Lund and Anna.",
        "instanceOf | human; child | Erik, King of Sweden; child | Anna; sexOrGender | male",
    ),
    (
        "Brenda Mayer",
        "Brenda Mayer-Smith (born 3 July 1974) is an Australian swimmer.",
        "instanceOf | human; occupation | swimmer; countryOfCitizenship | Australia; alias | Brenda Mayer-Smith; "
        "dateOfBirth | 1974-07-03",
    ),
    (
        "Ilyas Berg",
        "Ilyas Berg Mahmud (born 3 July 1974) is an Australian swimmer.",
        "instanceOf | human; occupation | swimmer; countryOfCitizenship | Australia; fullName | Ilyas Berg Mahmud; "
        "dateOfBirth | 1974-07-03",
    ),
    (
        "John Berg, 5th Earl of Stow",
        "John Henry Berg, 5th Earl of Stow (1801–1870), was an English politician.",
        "instanceOf | human; occupation | politician; countryOfCitizenship | England; fullName | John Henry Berg; "
        "dateOfBirth | 1801; dateOfDeath | 1870",
    ),
    (
        "George Stow, 1st Duke of Berg",
        "George of York, 1st Duke of Berg (1477–1479), was a son of Edward Stow.",
        "instanceOf | human; alias | George of York; dateOfBirth | 1477; dateOfDeath | 1479; parent | Edward Stow; "
        "sexOrGender | male",
    ),
    (
        "Pieter Berg",
        "Pieter Berg Jr. (born 1939) is a Dutch lawyer.",
        "instanceOf | human; occupation | lawyer; countryOfCitizenship | Netherlands; dateOfBirth | 1939",
    ),
    (
        "Archduke Karl Salvator of Austria",
        "Archduke Karl Salvator, Prince of Lund (Karl Salvator Maria Joseph von Berg-Lund) (1863–1931), was a general.",
        "instanceOf | human; occupation | military officer; fullName | Karl Salvator Maria Joseph von Berg-Lund; "
        "dateOfBirth | 1863; dateOfDeath | 1931; nobleTitle | Prince of Lund; sexOrGender | male",
    ),
    (
        "Ali ibn Berg",
        "ʿAlī ibn Berg ibn Tāshfīn (died 1143) was a Moorish emir.",
        "instanceOf | human; occupation | emir; fullName | ʿAlī ibn Berg ibn Tāshfīn; dateOfDeath | 1143",
    ),
    (
        "Kingdom of Aksar",
        "The Kingdom of Aksar was a kingdom in the Horn of Africa and South Arabia from antiquity.",
        "instanceOf | kingdom; locatedIn | Horn of Africa; locatedIn | South Arabia",
    ),
    (
        "Cloud Isle",
        "Cloud Isle is a 1953 film directed by William Welles and starring and coproduced by John Crane.",
        "instanceOf | film; publicationYear | 1953; title | Cloud Isle; directedBy | William Welles; "
        "castMember | John Crane; producer | John Crane",
    ),
    (
        "Juno program",
        "The Juno program was the United States human spaceflight program.",
        "instanceOf | human spaceflight program",
    ),
    ("Torric method", "The Torric method is a form of dialogue in which people talk.", "subclassOf | dialogue"),
    (
        "Grey Ice (1987 film)",
        "Grey Ice is a 1987 Danish road movie, featuring Anna Baker and Otto Earl.",
        "instanceOf | movie; publicationYear | 1987; countryOfOrigin | Denmark; genre | road; title | Grey "
        "Ice; castMember | Anna Baker; castMember | Otto Earl",
    ),
    ("Ghostwriter", "A ghostwriter is someone who is hired to write what others sign.", "subclassOf | person"),
    ("Bachelor", "A bachelor is a man who is not married.", "subclassOf | man"),
    (
        "Poul Lind",
        "Poul Lind was a Danish Roman Catholic priest, jurist and founder of the Lund Mission.",
        "instanceOf | human; occupation | priest; occupation | jurist; countryOfCitizenship | Denmark",
    ),
    (
        "Holm Abbey",
        "Holm Abbey is a Serbian Orthodox monastery in Croatia.",
        "instanceOf | Orthodox monastery; country | Croatia",
    ),
    (
        "Leander of Pella",
        "Leander of Pella was a Macedonian Greek general of Philip II.",
        "instanceOf | human; occupation | military officer",
    ),
    (
        "Karl Rask",
        "Karl Rask was a Danish admiral of the Royal Danish Navy.",
        "instanceOf | human; occupation | admiral; countryOfCitizenship | Denmark; militaryBranch | Royal Danish Navy",
    ),
    (
        "Karl Lund",
        "Rear Admiral Karl Lund was a longtime U.S. Navy officer.",
        "instanceOf | human; occupation | naval officer; countryOfCitizenship | United States",
    ),
    (
        "Bear Holm",
        'Eric Otto "Bear" Holm is a Danish golfer.',
        "instanceOf | human; occupation | golfer; countryOfCitizenship | Denmark; nickname | Bear; fullName "
        "| Eric Otto Holm",
    ),
    (
        "The Lost Ford",
        'The Lost Ford is a 1931 film starring Ada Rask and Ralph "Slim Jim" Forbes.',
        "instanceOf | film; publicationYear | 1931; title | The Lost Ford; castMember | Ada Rask; castMember "
        '| Ralph "Slim Jim" Forbes',
    ),
    (
        "Red Snow",
        "La neve di notte, also known as Red Snow, Wolf Winter and Thaw, is a 1965 Italian film.",
        "instanceOf | film; publicationYear | 1965; countryOfOrigin | Italy; alternativeTitle | Wolf Winter; "
        "alternativeTitle | Thaw; alternativeTitle | La neve di notte",
    ),
    (
        "Carlo Neri",
        'Carlo Neri was an Italian prelate who served as Titular Bishop of "Damascus" (1675 – 1680), '
        "Apostolic Nuncio to Poland (1647–1652), and later as Bishop of Rocca di Papa (1638–1647).",
        "instanceOf | human; occupation | prelate; countryOfCitizenship | Italy; positionHeld | Titular "
        "Bishop of Damascus (validFrom 1675) (validUntil 1680); positionHeld | Apostolic Nuncio to Poland "
        "(validFrom 1647) (validUntil 1652); positionHeld | Bishop of Rocca di Papa (validFrom 1638) "
        "(validUntil 1647)",
    ),
    (
        "Boris Orlov",
        "Boris Ivanovich Orlov (born Boris Sokolov; – 28 May 1965) was a Russian director.",
        "instanceOf | human; occupation | film director; countryOfCitizenship | Russia; fullName | Boris "
        "Ivanovich Orlov; birthName | Boris Sokolov; dateOfDeath | 1965-05-28",
    ),
    ("Otitis", "Otitis is acute or chronic inflammation of the ear.", "subclassOf | inflammation"),
    (
        "Owl: The Film",
        "Owl: The Film, also known as North Ballet's Owl, is a 1986 film.",
        "instanceOf | film; publicationYear | 1986; alternativeTitle | North Ballet's Owl; title | Owl: The Film",
    ),
    (
        "Night Owl",
        "Night Owl is a comic book mini-series published by Holm Comics.",
        "instanceOf | comic book mini-series; title | Night Owl; publisher | Holm Comics",
    ),
    (
        "Lund Cut",
        "Lund Cut is a video editing program developed at Lund University.",
        "instanceOf | video editing program; developer | Lund University",
    ),
    (
        "Red Bell",
        "Red Bell is a horror short story by Karl Lind.",
        "instanceOf | short story; genre | horror; title | Red Bell; author | Karl Lind",
    ),
    (
        "Star Ferry",
        "Star Ferry was ported to the Holm 2600, the Holm 8-bit family and the Lund 64.",
        "platform | Holm 2600; platform | Holm 8-bit family; platform | Lund 64",
    ),
    (
        "Red Ferry",
        'Red Ferry is a 1936 Danish film directed by Otto Lind, adapted from the 1931 German film "Die Owle" written '
        "and directed by Karl Berg.",
        "instanceOf | film; publicationYear | 1936; countryOfOrigin | Denmark; title | Red Ferry; "
        "directedBy | Otto Lind; basedOn | Die Owle; Die Owle | screenwriter | Karl Berg; "
        "Die Owle | directedBy | Karl Berg",
    ),
    (
        "Red Ferry",
        "Red Ferry is a 1936 film based on the novel Grey Ferry written by Karl Berg and directed by Otto Lind.",
        "instanceOf | film; publicationYear | 1936; title | Red Ferry; basedOn | Grey Ferry; "
        "Grey Ferry | author | Karl Berg; directedBy | Otto Lind",
    ),
    (
        "Red Ferry",
        "Red Ferry is a 2009 film based on the documentary of the same name by Ida Holm and Bo Ek of Blue Barn Films.",
        "instanceOf | film; publicationYear | 2009; title | Red Ferry; basedOn | Red Ferry; "
        "directedBy | Ida Holm; directedBy | Bo Ek",
    ),
    (
        "Red Ferry",
        "Red Ferry is a 2009 film based on the song Grey Ferry by Ida Holm.",
        "instanceOf | film; publicationYear | 2009; title | Red Ferry; basedOn | Grey Ferry",
    ),
    (
        "Red Ferry",
        "Red Ferry is a 2009 film and the directorial debut of Ida Holm.",
        "instanceOf | film; publicationYear | 2009; title | Red Ferry; directedBy | Ida Holm",
    ),
    (
        "Red Ferry: The Crossing",
        "Red Ferry: The Crossing (released as Red Ferry 2: The Crossing in some countries) is a 2009 film.",
        "instanceOf | film; publicationYear | 2009; title | Red Ferry: The Crossing; "
        "alternativeTitle | Red Ferry 2: The Crossing",
    ),
    ("Knight", "A knight is a person granted an honorary title by a king.", "subclassOf | person"),
)


@pytest.mark.parametrize(("title", "text", "expected"), ROWS, ids=[row[1][:50] for row in ROWS])
def test_an_opening_is_read(title: str, text: str, expected: str) -> None:
    assert claims(title, text) == [one for one in expected.split("; ") if one]


def test_openings_are_many() -> None:
    assert len(ROWS) >= 59
