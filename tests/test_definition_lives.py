"""Definition sentences that tell of lives, offices and awards: one row a sentence, every claim of it."""

from __future__ import annotations

import pytest

from tests.test_definition import claims

ROWS = (
    (
        "Karl Lind (politician)",
        "Karl Lind (born 1762) was the 3rd United States Secretary of the Navy, from 1809 to 1813.",
        "instanceOf | human; dateOfBirth | 1762; "
        "positionHeld | United States Secretary of the Navy (validFrom 1809) (validUntil 1813)",
    ),
    (
        "Karl of Oels",
        "Karl of Oels ( – Lund, 4 May 1477) was a Danish knight.",
        "instanceOf | human; occupation | knight; countryOfCitizenship | Denmark; dateOfDeath | 1477-05-04; "
        "placeOfDeath | Lund",
    ),
    (
        "Karl Lind",
        "Karl Lind (1551/1552 – 1612) was a Danish noble.",
        "instanceOf | human; occupation | nobleman; countryOfCitizenship | Denmark; dateOfDeath | 1612",
    ),
    (
        "Chen Lin",
        "Chen Lin ( 388 – March 3, 441) was a Chinese concubine.",
        "instanceOf | human; occupation | concubine; countryOfCitizenship | China; dateOfBirth | 0388; "
        "dateOfDeath | 0441-03-03",
    ),
    (
        "Karl Lind",
        'Karl Lind (nicknamed Hüdar, from Persian: خدا, meaning "lord"; 1447 – 1512) was a Danish scholar.',
        "instanceOf | human; occupation | scholar; countryOfCitizenship | Denmark; dateOfBirth | 1447; "
        "dateOfDeath | 1512; nickname | Hüdar",
    ),
    (
        "Karl Lind",
        "Lieutenant-Colonel Karl Otto Lind (1760 – 1822) was a Danish peer.",
        "instanceOf | human; occupation | peer; countryOfCitizenship | Denmark; fullName | Karl Otto Lind; "
        "dateOfBirth | 1760; dateOfDeath | 1822",
    ),
    (
        "Karl III",
        "Karl III (1461 – 1521) was a Danish king of the Holm dynasty.",
        "instanceOf | human; occupation | king; countryOfCitizenship | Denmark; dateOfBirth | 1461; "
        "dateOfDeath | 1521; sexOrGender | male",
    ),
    (
        "Karl IV, Duke of Ulm",
        'Karl IV, "The Stout", Duke of Ulm, Count of Ask, (1461 – 1521) was a son of Otto, the Old Lord of Lund, '
        "and of Ida of Holm.",
        "instanceOf | human; dateOfBirth | 1461; dateOfDeath | 1521; positionHeld | Duke of Ulm; positionHeld | Count "
        "of Ask; parent | Otto; parent | Ida of Holm; sexOrGender | male",
    ),
    (
        "Ivo Brandt, 3rd Earl of Ask",
        "Ivo Brandt, 3rd Earl of Ask DL, is a Danish politician.",
        "instanceOf | human; occupation | politician; countryOfCitizenship | Denmark; nobleTitle | Earl of Ask",
    ),
    (
        "Ida Holm",
        "Ida Holm (née Lind, first married name Berg; 20 December 1919 – 10 June 2011) is a Danish artist.",
        "instanceOf | human; occupation | artist; countryOfCitizenship | Denmark; birthName | Lind; "
        "dateOfBirth | 1919-12-20; dateOfDeath | 2011-06-10",
    ),
    (
        "Ida Holm",
        "Sister Dr. Ida Holm (born 1921) is a Danish missionary.",
        "instanceOf | human; occupation | missionary; countryOfCitizenship | Denmark; dateOfBirth | 1921",
    ),
    (
        "Otto Berg",
        "Otto Berg D.D. (born 1921) is a Danish academic.",
        "instanceOf | human; occupation | academic; countryOfCitizenship | Denmark; dateOfBirth | 1921",
    ),
    (
        "Jan van Lund",
        "Jan van Lund (born Jacob Otto (Jan) van Lund; 3 March 1951) is a Danish musician.",
        "instanceOf | human; occupation | musician; countryOfCitizenship | Denmark; birthName | Jacob Otto van Lund",
    ),
    (
        "Otto Berg",
        "Otto Berg is a Danish film director of Westerns and comedies.",
        "instanceOf | human; occupation | film director; countryOfCitizenship | Denmark",
    ),
    (
        "Marta Vega",
        "Marta Vega (born 1925) is an important Venezuelan urbanist and was the head of a school.",
        "instanceOf | human; occupation | urbanist; countryOfCitizenship | Venezuela; dateOfBirth | 1925",
    ),
    (
        "Otto Lind",
        "Otto Lind is a Swedish psychoanalyst, sexologist and author.",
        "instanceOf | human; occupation | psychoanalyst; occupation | sexologist; occupation | author; "
        "countryOfCitizenship | Sweden",
    ),
    (
        "Karl von Lund",
        "Karl von Lund was a distinguished feldmarschall in the service of his king. He won.",
        "instanceOf | human; occupation | military officer; sexOrGender | male",
    ),
    (
        "Blessed Otto Berg",
        "Blessed Otto Berg was a friar and professed member of the Order of Lund.",
        "instanceOf | human; occupation | friar; religiousOrder | Order of Lund; memberOf | Order of Lund; "
        "sexOrGender | male",
    ),
    (
        "John Bell (footballer)",
        "John Bell was a Canadian football player and coach.",
        "instanceOf | human; occupation | Canadian football player; occupation | coach",
    ),
    (
        "John Bell",
        "John Bell is a former American football wide receiver.",
        "instanceOf | human; occupation | American football player (state former)",
    ),
    (
        "John Bell",
        "John Bell (born 1990) is an Australian rules footballer.",
        "instanceOf | human; occupation | Australian rules footballer; dateOfBirth | 1990",
    ),
    (
        "John Bell",
        "John Bell is an Irish Gaelic footballer.",
        "instanceOf | human; occupation | Gaelic football player; countryOfCitizenship | Republic of Ireland",
    ),
    (
        "Jay Blue Eagle",
        "Jay Blue Eagle is a Native American flautist and Native American artist. He was born in Lund.",
        "instanceOf | human; occupation | flautist; countryOfCitizenship | United States; sexOrGender | male",
    ),
    (
        "Sétna Berg",
        "Sétna Berg, son of Bo, was, according to medieval legend and tradition, a High King of Ireland.",
        "instanceOf | human; occupation | king; positionHeld | High King of Ireland; sexOrGender | male",
    ),
    (
        "Anna Lind",
        "Anna Lind was an Italian Baroque painter. She died.",
        "instanceOf | human; occupation | painter; countryOfCitizenship | Italy; movement | Baroque; sexOrGender | "
        "female",
    ),
    (
        "Otto Lind",
        "Otto Lind was a Romantic poet and realist novelist.",
        "instanceOf | human; occupation | poet; occupation | novelist; movement | Romanticism; movement | realism",
    ),
    (
        "Otto Lind",
        "Otto Lind (12 October 1850 in Lund – 19 May 1889 in Paris, France), son of Ivan II, reigned as the Prince of"
        " Lund from 1879 and Grand Prince of Vladimir from 1883 to his death.",
        "instanceOf | human; dateOfBirth | 1850-10-12; dateOfDeath | 1889-05-19; placeOfBirth | Lund; Paris | country"
        " | France; placeOfDeath | Paris; positionHeld | Prince of Lund (validFrom 1879); positionHeld | Grand Prince"
        " of Vladimir (validFrom 1883) (validUntil 1889-05-19); sexOrGender | male",
    ),
    (
        "Archduchess Maria of Lund",
        "Archduchess Maria of Lund (Maria Josepha Johanna; 19 March 1751, in Vienna – 15 October 1767). She was the "
        "daughter of Francis.",
        "instanceOf | human; dateOfBirth | 1751-03-19; dateOfDeath | 1767-10-15; placeOfBirth | Vienna; fullName | "
        "Maria Josepha Johanna; sexOrGender | female",
    ),
    (
        "Anna Lind",
        "Anna Lind (863 – March 925 in Lucca) was a countess.",
        "instanceOf | human; occupation | countess; dateOfBirth | 0863; dateOfDeath | 0925-03; placeOfDeath | Lucca; "
        "sexOrGender | female",
    ),
    (
        "Otto Lind",
        "Otto Lind born 24 October 1884 (Leeds, England) died 18 July 1927 (Paris, France) was an Australian artist.",
        "instanceOf | human; occupation | artist; countryOfCitizenship | Australia; dateOfBirth | 1884-10-24; Leeds |"
        " locatedIn | England; placeOfBirth | Leeds; dateOfDeath | 1927-07-18; Paris | country | France; placeOfDeath"
        " | Paris",
    ),
    (
        "Mongkat",
        "Mongkat (18 October 18041 October 1868) was a painter.",
        "instanceOf | human; occupation | painter; dateOfBirth | 1804-10-18; dateOfDeath | 1868-10-01",
    ),
    (
        "Otto Lind",
        "Otto Lind (Lund, 4 May 1888 – Paris, France, 9 June 1951) was a Swedish painter.",
        "instanceOf | human; occupation | painter; countryOfCitizenship | Sweden; dateOfBirth | 1888-05-04; "
        "dateOfDeath | 1951-06-09; placeOfBirth | Lund; Paris | country | France; placeOfDeath | Paris",
    ),
    (
        "Otto Lind",
        "Otto Lind (* 4 May 1888 in Lund; † 5 June 1950 in Paris) was a Swedish painter.",
        "instanceOf | human; occupation | painter; countryOfCitizenship | Sweden; dateOfBirth | 1888-05-04; "
        "placeOfBirth | Lund; dateOfDeath | 1950-06-05; placeOfDeath | Paris",
    ),
    (
        "Otto Lind",
        "Otto Lind (born in Lund, 4 May 1888 – died in Paris, 5 June 1950) was a Swedish painter.",
        "instanceOf | human; occupation | painter; countryOfCitizenship | Sweden; dateOfBirth | 1888-05-04; "
        "dateOfDeath | 1950-06-05; placeOfBirth | Lund; placeOfDeath | Paris",
    ),
    (
        "Frederick III of Lund",
        "Frederick II (or III) (13 December 1272 – 25 June 1337) was the regent and subsequent King of Sicily from "
        "1295 until his death.",
        "instanceOf | human; occupation | regent; occupation | king; dateOfBirth | 1272-12-13; dateOfDeath | "
        "1337-06-25; positionHeld | King of Sicily (validFrom 1295) (validUntil 1337-06-25); "
        "sexOrGender | male",
    ),
    (
        "Lech Berg",
        "Lech Berg is a Polish statesman and Nobel Peace Prize laureate who served as the president of Poland between"
        " 1990 and 1995.",
        "instanceOf | human; occupation | politician; countryOfCitizenship | Poland; awardReceived | Nobel Peace "
        "Prize; positionHeld | president of Poland (validFrom 1990) (validUntil 1995); sexOrGender | male",
    ),
    (
        "Otto Lind",
        "Otto Lind was Prince of Lund and Margrave of Berg (1730–1740).",
        "instanceOf | human; occupation | prince; positionHeld | Prince of Lund; positionHeld | Margrave of Berg "
        "(validFrom 1730) (validUntil 1740); sexOrGender | male",
    ),
    (
        "Otto Lind",
        "Otto Lind was King of Lund from 1930 until his abdication in 1960 and Duke of Malm.",
        "instanceOf | human; occupation | king; positionHeld | King of Lund (validFrom 1930) (validUntil 1960); "
        "positionHeld | Duke of Malm; sexOrGender | male",
    ),
    (
        "Bo Ek",
        "Bo Ek is a Grammy Award-winning American musician who was a member of the rock band the Lunds.",
        "instanceOf | human; occupation | musician; countryOfCitizenship | United States; awardReceived | Grammy "
        "Award; memberOf | Lunds",
    ),
    (
        "Bo Ek",
        "Bo Ek is an American singer best known as the lead singer of the rock band the Lunds.",
        "instanceOf | human; occupation | singer; countryOfCitizenship | United States; memberOf | Lunds",
    ),
    (
        "Ada Lind",
        "Ada Lind was the daughter of Karl Holm, the mayor of Lund, who was King of Berg.",
        "instanceOf | human; parent | Karl Holm; sexOrGender | female",
    ),
    (
        "Christopher of Lund",
        "Christopher of Lund was Prince and (titular) Margrave of Malm.",
        "instanceOf | human; occupation | prince; occupation | margrave; positionHeld | Margrave of Malm; sexOrGender"
        " | male",
    ),
    (
        "Joan of Lund",
        "Joan of Lund was a reigning Countess of Burgundy and Artois in 1330 – 1349.",
        "instanceOf | human; occupation | countess; positionHeld | Countess of Burgundy and Artois (validFrom 1330) "
        "(validUntil 1349); sexOrGender | female",
    ),
    (
        "Otto Lind",
        "Otto Lind (born 1950) is an Irish politician who has served as Taoiseach since 2020, having previously "
        "served as Minister of Health from 2015 to 2019.",
        "instanceOf | human; occupation | politician; countryOfCitizenship | Republic of Ireland; dateOfBirth | 1950;"
        " positionHeld | Taoiseach (validFrom 2020); positionHeld | Minister of Health (validFrom 2015) (validUntil "
        "2019)",
    ),
    (
        "Otto Lind",
        "Otto Lind was the 16th president of the Republic of Lund, serving from 1861 until his assassination in 1865.",
        "instanceOf | human; occupation | president; leaderOf | Republic of Lund; positionHeld | president of the "
        "Republic of Lund (validFrom 1861) (validUntil 1865); sexOrGender | male",
    ),
    (
        "Otto Lind",
        "Otto Lind was pope from 1000 to 1020.",
        "instanceOf | human; occupation | pope; positionHeld | pope (validFrom 1000) (validUntil 1020)",
    ),
    (
        "Otto Berg of Mar",
        "Captain Otto Karl Berg of Mar DL (21 December 1919 – 20 December 2000) was the only child of Princess Ada of"
        " Lund. His mother was a queen.",
        "instanceOf | human; fullName | Otto Karl Berg of Mar; dateOfBirth | 1919-12-21; dateOfDeath | 2000-12-20; "
        "sexOrGender | male",
    ),
    (
        "Gao Lund",
        "Gao Lund was the founder and first emperor of the Han dynasty.",
        "instanceOf | human; occupation | emperor; positionHeld | emperor of the Han dynasty; sexOrGender | male",
    ),
    (
        "Max III of Halland",
        "Max III of Halland (d. Lund, 24 November 1423) was ruler of Halland from 1393 until his death.",
        "instanceOf | human; occupation | ruler; dateOfDeath | 1423-11-24; placeOfDeath | Lund; positionHeld "
        "| ruler of "
        "Halland (validFrom 1393) (validUntil 1423-11-24); sexOrGender | male",
    ),
    (
        "Otto the Black",
        "Otto the Black (died 952) was Duke of Lund from 923 until his death in 952.",
        "instanceOf | human; occupation | duke; dateOfDeath | 0952; positionHeld | Duke of Lund (validFrom 0923) "
        "(validUntil 0952); sexOrGender | male",
    ),
    (
        "Ida Lind",
        "Ida Lind is a Queens-born punk rock singer now based in Denver. She sings.",
        "instanceOf | human; occupation | singer; workLocation | Denver; sexOrGender | female",
    ),
    (
        "Karl Holm",
        "Karl Holm is a Danish organist and composer best known as a choral conductor.",
        "instanceOf | human; occupation | organist; occupation | composer; countryOfCitizenship | Denmark; "
        "occupation | "
        "conductor",
    ),
    (
        "Eva Holm",
        "Eva Holm is a British/American journalist.",
        "instanceOf | human; occupation | journalist; countryOfCitizenship | United Kingdom; countryOfCitizenship | "
        "United States",
    ),
    (
        "Ida Berg",
        "Ida Berg (nee Holm, 1845–1940) was the oldest daughter of Otto Holm.",
        "instanceOf | human; birthName | Holm; dateOfBirth | 1845; dateOfDeath | 1940; parent | Otto Holm; "
        "sexOrGender | "
        "female",
    ),
    (
        "Archduchess Maria Ida of Lund",
        "Archduchess Maria Ida of Lund (18 September 1862 – 10 May 1933) was a member of the House of Berg-Lund and "
        "Archduchess of Lund, Princess of Ulm by birth.",
        "instanceOf | human; dateOfBirth | 1862-09-18; dateOfDeath | 1933-05-10; memberOf | House of Berg-Lund; "
        "positionHeld | Archduchess of Lund; positionHeld | Princess of Ulm; sexOrGender | female",
    ),
    (
        "Princess Ida of Ulm",
        "Princess Ida of Ulm was the younger daughter of Princess Maria of Greece and Denmark.",
        "instanceOf | human; parent | Princess Maria of Greece and Denmark; sexOrGender | female",
    ),
    (
        "Al-Rashad II",
        "Al-Rashad ibn Omar (c. 781 – 14 May 842), commonly known as al-Rashad II, was the fifth Abbasid caliph.",
        "instanceOf | human; occupation | caliph; countryOfCitizenship | Abbasid Caliphate; fullName | Al-Rashad ibn "
        "Omar; dateOfBirth | 0781; dateOfDeath | 0842-05-14",
    ),
    (
        "Ida Lund",
        "Ida Lund was the wife of Prince Karl Berg, the Crown Prince, Deputy Supreme Commander and First Deputy Prime "
        "Minister.",
        "instanceOf | human; spouse | Prince Karl Berg; sexOrGender | female",
    ),
    (
        "Li Lund",
        "Li Lund was an imperial prince of the Chinese.",
        "instanceOf | human; occupation | prince; sexOrGender | male",
    ),
    (
        "Ida Holm",
        "Ida Holm was the wife of Otto Lind, the Minister of Forests, Deputy Chief Commander and Leader of the House.",
        "instanceOf | human; spouse | Otto Lind; sexOrGender | female",
    ),
    (
        "Eva Holm",
        "Eva Holm was the sister of Otto Lind, the Duke of Ulm, and Karl Berg.",
        "instanceOf | human; sibling | Otto Lind; sibling | Karl Berg; sexOrGender | female",
    ),
)


@pytest.mark.parametrize(("title", "text", "expected"), ROWS, ids=[row[1][:50] for row in ROWS])
def test_definition_of_a_life(title: str, text: str, expected: str) -> None:
    assert claims(title, text) == [one for one in expected.split("; ") if one]


def test_definition_of_lives_has_rows() -> None:
    assert len(ROWS) >= 37
