"""What a text without a title is about: the name that its first sentence begins with, or nothing."""

from __future__ import annotations

import pytest

from kg.articles.document import read_document
from kg.model import Article
from kg.ontology import load_ontology

ONTOLOGY = load_ontology()

OPENINGS = [  # the text, the title that it tells
    ("Ada Merrow (12 May 1931 – 3 June 2004) was an English director.", "Ada Merrow"),
    ("Ada Merrow joined the Lund Theatre in 1950.", "Ada Merrow"),
    ("Ada Merrow's brother Bo was a painter.", "Ada Merrow"),
    ("Ada Merrow, the first woman to cross the Kelda Strait, was born in Lund.", "Ada Merrow"),
    ("Ada Merrow, MBS (born 1931) is an English director.", "Ada Merrow"),
    ("The Lund Bridge is a bridge in Lund.", "Lund Bridge"),
    ("The Lund Road is a 1931 film directed by Ada Merrow.", "The Lund Road"),
    ("The Lund Badge is a 1951 Swedish war film directed by Ada Merrow.", "The Lund Badge"),
    ("Beta Arietis, Latinized from β Arietis, is a star.", "Beta Arietis"),
    ("Bo Ek , 1st Earl of Lund later became an admiral.", "Bo Ek, 1st Earl of Lund"),
    ("Who is Next (Swedish: ) is a 1958 drama film by Bo Ek.", "Who is Next"),
    ("I am a small lamp (Swedish: Lampa) is a 1958 novel by Bo Ek.", "I am a small lamp"),
    ("Sagan om Bo Eks hatt (Bo's Hat) (Hats) is a 1975 Swedish film directed by Eva Ek.", "Sagan om Bo Eks hatt"),
    ("In the Land of Salt: A Tale, or simply Salt, is a 1958 film by Bo Ek.", "In the Land of Salt: A Tale"),
    ("For Whom the Owl Calls tells the story of Bo Ek.", "For Whom the Owl Calls"),
    ("In Lund stars Bo Ek and Eva Ek as two cooks.", "In Lund"),
    ("A Bo Ek and the Lund Brass Special was written by Eva Ek.", "A Bo Ek and the Lund Brass Special"),
    ("Bo and Eva won the Lund Award and was shown at the Lund Festival.", "Bo and Eva"),
    ("Bo and Eva won the Lund Award in 1951.", ""),
    ("Salt Road: The Lamp that Set Lund Free is a book by Bo Ek.", "Salt Road: The Lamp that Set Lund Free"),
    ("Salt (ever) Road was recorded in Lund.", "Salt (ever) Road"),
    ("(Salt Told Me) Again was released in 1999.", "(Salt Told Me) Again"),
    ("Salt, Sand was released in 1999.", "Salt, Sand"),
    ("Finally, Salt Road was released in 1999.", ""),
    ("Trois mouvements de Lund is an arrangement for piano.", "Trois mouvements de Lund"),
    ("Composer Bo Ek won the Lund Award.", "Bo Ek"),
    ("Unlike Salt Road's sequel, the film was a success.", ""),
    ("Like Salt Road's sequel, the film was a success.", ""),
    ("Included on Salt Road's first side, it was a success.", ""),
    ("Often seen as the first of its kind, Salt Road is a 1958 film.", "Salt Road"),
    ("Rarely troubled by age, Bo Ek played for Lund.", "Bo Ek"),
    ("Today is a Swedish show.", "Today"),
    ("His first feature is a 1958 film.", ""),
    ("Set in Lund, Sweden, The Salt Road tells the story of a cook.", "The Salt Road"),
    ("The Salt Road tells the story of a cook.", "The Salt Road"),
    ("The Lund Dictionary of Birds is a book by Bo Ek.", "Lund Dictionary of Birds"),
    ("Is It Salt ? was released in 1999.", "Is It Salt?"),
    ("Bo 's Salt Road was the first film by Eva Ek.", "Bo's Salt Road"),
    ("Salt Salt Road is a book by Bo Ek.", "Salt Salt Road"),
    ("NGC 9999 is a spiral galaxy.", "NGC 9999"),
    ("Battle of Lund was a battle in 1676.", "Battle of Lund"),
    ('"Salt" is a song by Bo Ek.', "Salt"),
    ("Salt lamps are a kind of lamp.", "Salt lamps"),
    ("The grey heron (Ardea cinerea) is a wading bird.", "Grey heron"),
    ("The 1931 Lund series was the third year of the cup.", "1931 Lund series"),
    ("Ardea cinerea) is a bird.", "Ardea cinerea"),
    ("Salt, Sand and Stone is a journal founded in 1931.", "Salt, Sand and Stone"),
    ("Salt, Sand: A Counting Book (2001) is a book by Bo Ek.", "Salt, Sand: A Counting Book"),
    ("A Salty Life is a comic book by Bo Ek.", "A Salty Life"),
    ("In the Land of the Salt is a film by Bo Ek.", "In the Land of the Salt"),
    ("Salt, un jour is a 1958 film by Bo Ek.", "Salt, un jour"),
    ("Bo Ek, a Swede is a singer.", "Bo Ek"),
    ("Our Lady of Lund Cathedral or simply Cathedral of Lund, is the church of Lund.", "Our Lady of Lund Cathedral"),
    ("Salt or Sand is a 1958 film by Bo Ek.", "Salt or Sand"),
    ("In the autumn Bo Ek was a guest in Lund.", ""),
    ("The Lund women's national hockey team represents Lund.", "Lund women's national hockey team"),
    ("The Lund women's team's coach is Bo Ek.", ""),
    ("In 2010, Bo Ek was a member of the council.", "Bo Ek"),
    ("He was the father of Bo Ek.", ""),
    ("His daughter Eva is an engineer from Lund.", ""),
    ("The film is a remake of a play.", ""),
    ("The first person to cross the strait was Bo Ek.", ""),
    ("Six months later, Ek was back in Lund.", ""),
    ("Various singers have recorded the song.", ""),
    ("Production of lamps in Lund continued to 1931, and was stopped by Ek.", ""),
    ("Established in 1931, Lund Reviews is a journal.", "Lund Reviews"),
    ("Starting in 1931, the team won five cups.", ""),
    ("Produced by Bo Ek, the album is a success.", ""),
    ("Through his sister Eva, Bo Ek is the uncle of Ada Merrow.", ""),
    ("Ek left his wife, Eva, and their son.", "Ek"),
    ("Artists like Bo Ek (from Lund), Eva Ek and Ada Merrow sang.", ""),
    ("Daughter of Bo Ek and his wife Eva, Ada had several brothers.", ""),
    ("it rained in Lund.", ""),
    ("Set in 1926 Lund, the film tells of a waiter.", ""),
    ("Often referred to as the first Norlandian film, Salt Road is a drama.", "Salt Road"),
    ("Sir Bo Ek was a Swedish judge.", "Bo Ek"),
    ("Sir Galahad is a knight of a legend.", "Sir Galahad"),
    ("The actor Bo Ek is the brother of the singer Eva Ek.", "Bo Ek"),
    ("Bo Ek( born 14 October 1947) is a photographer.", "Bo Ek"),
    ("Bo Erik Ek( May 3, 1931 – June 4, 1990) was a Swedish singer.", "Bo Erik Ek"),
    ("    Ada Merrow is a director from Lund.", "Ada Merrow"),
    ("Written by Bo Ek and filmed in Lund, Norland, Salt Road was shown in 1931.", "Salt Road"),
    ("Directed by Bo Ek, and written by Ek, Eva Ek and Ada Merrow, Salt: The Road stars Jo Falk.", "Salt: The Road"),
    ("Born in Lund, Kelda, to Nordic parents, Bo Ek was a painter.", "Bo Ek"),
    ("For Salty Reasons is a 1949 short film by Bo Ek.", "For Salty Reasons"),
    ("For Bo Ek is the end.", ""),
    ("Salt , Sand and Stone was shown in Lund.", "Salt, Sand and Stone"),
    ("She's the Salt is a film by Bo Ek.", "She's the Salt"),
    ("Salt : The Road was directed by Bo Ek.", "Salt: The Road"),
    ("Bo Ek OBE (born 1931) is a singer.", "Bo Ek"),
    ("Bo Ek, CBE, FRS (born 1931) is a physicist.", "Bo Ek"),
    ("Bo Ek /bu eek/ is a singer.", "Bo Ek"),
    ("With a length of 710 km (441 mi), 24 of them in Lund, it is the longest river.", ""),
]


def test_opening_rows() -> None:
    assert len(OPENINGS) >= 60


@pytest.mark.parametrize(("text", "title"), OPENINGS)
def test_opening_tells_the_title(text: str, title: str) -> None:
    document = read_document(Article(id="row-17", text=text), ONTOLOGY)
    assert (document.title if document.named else "") == title


def test_an_id_that_the_text_bears_out_is_the_title() -> None:
    document = read_document(Article(id="Lund_Road", text="It was in Lund Road that Ek lived."), ONTOLOGY)
    assert (document.title, document.named) == ("Lund Road", True)
