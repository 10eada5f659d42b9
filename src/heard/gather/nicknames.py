"""First names that go by other names, in seven languages; our own list. Folded and bare, as `names.bare` makes them."""

from functools import cache

# A line is one name with the ways it is called; spelling variants of the same name count too.
_LINES = """
alexander alex xander sasha lex alexandre alejandro alessandro alexandra sandra sandro
andrew andy drew andreas andres andre andrea
anthony tony antonio anton antoine toni
barbara barb babs barbel
benjamin ben benny benji
catherine katherine kathryn cathy kathy kate katie kathleen katharina kathi catalina catarina caterina cata katrin
charles charlie chuck carlos karl carl carlo carlitos
christopher chris christoph christophe kit christian cristian cristobal cristina christina christine tina chrissy
daniel dan danny daniela daniele dani
david dave davy
deborah deb debbie debby
edward ed eddie ted ned eduardo edoardo eduard edu
elizabeth liz lizzie beth betty eliza elisabeth lisa lisbeth elisa isabel lieselotte liesl elise
emily em emmy emilia emilie
francis frank francisco paco pancho kiko franz francesco franco francois fran frans chico
francesca fran fanny francisca paca franziska franzi francoise
frederick fred freddy friedrich fritz frederic federico fede frederik
gabriel gabe gabriele gabriella gabi gaby
george jorg georg jorge giorgio georges jurgen joris sjors
gregory greg gregor gregorio
guillermo guille william will bill billy willy liam wilhelm guillaume guglielmo willem wim guilherme
henry harry hank heinrich heiner hendrik henrik henri enrique quique enrico
ignacio nacho ignatius ignazio
isabella bella isabelle isa isabel
jacob jake jakob jacques jaap giacomo james jim jimmy jamie jaime diego santiago santi tiago
jennifer jen jenny jenn
jessica jess jessie
johannes hans hannes johann jan john johnny jack jon jonathan jean juan giovanni gianni joao ian sean
jose pepe joseph joe joey josef sepp giuseppe beppe peppe ze jef josep
joachim jochen achim joaquin joaquim gioacchino
julia julie jule juliana giulia juliette julieta
laura laurie lauren lau
lawrence larry laurence lorenzo lorenz laurent lourenco laurens
leonard leo len lenny leonardo leonhard leon lennart
lukas luke lucas luca luc luka
manuel manolo manu manny emanuel emanuele immanuel
margaret maggie meg peggy greta margarete gretchen margarita marguerite rita margherita margot grietje
maria marie mary mia maren marija mariana marisa
matthew matt matthias mateo matteo mathieu mats matheus thijs matthijs
maximilian max massimo massimiliano maxime maximo
michael mike mick mickey michel miguel michele michi mikey micha michiel
montserrat montse
nicholas nick nicky nicolas niklas klaus claus nicola nico niels nikolaus claas
patricia pat patty tricia trish patrizia patri
patrick pat paddy patricio patrice patrizio
paul pablo paolo paulo pol pauli pal
pedro peter pete pietro piero pierre piet pieter perico
philip phil philipp philippe felipe filippo pip filipe flip
rachel raquel rachele rach
raymond ray raimund ramon raimundo
rebecca becky becca rebeca rebekka
richard rick dick rich ricky ricardo riccardo rico
robert bob bobby rob robbie roberto bert rupert
roland rolando orlando rolf
rosa rose rosie rosario rosalia
samuel sam sammy samuele
sebastian seb bastian basti sebastien sebastiano bas
simon simone simao
stephen steve steven stefan stephan steffen esteban etienne stefano stefaan estevao stef
susan sue susie suzanne susanne susana susanna sanne
teresa terry tess theresa therese resi tere
theodore theo ted teddy teodoro theodor
thomas tom tommy tomas tommaso thom
timothy tim timmy timo timoteo
ulrich uli ulli ulrico ulrike
valentina vale valentine tina
victoria vicky vic vittoria viktoria tori
vincent vince vinny vicente vincenzo enzo vinz
wolfgang wolf wolfi
"""


@cache
def _groups() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in _LINES.split("\n"):
        names = set(line.split())
        for name in names:
            found.setdefault(name, set()).update(names)
    return {name: frozenset(others - {name}) for name, others in found.items()}


def also_called(given: str) -> frozenset[str]:
    """What somebody with this first name may be called as well, without the name itself."""
    return _groups().get(given, frozenset())
