"""Swearing."""

from heard.guard.phrases import Phrases
from heard.guard.rule import EVERY, Check, phrased
from heard.vocabulary.text import Level

_PHRASES = Phrases(
    en="""
    (fuck~|shit|shite|shitty|bullshit|crap|crappy|asshole~|arsehole~|bastard~|bitch~|dick|dickhead~|piss|pissed|wanker~|
        bollocks|twat~|cunt~|motherfuck~|bugger|bloody|goddamn|damned|damn|wtf|fck|sod off|prick|slut|whore|jackass|dumbass|
        dipshit|sh#t)
    """,
    es="""
    (mierda|joder|jodid~|cono|gilipollas|cabron~|hostia~|puta|puto|putada|pollas|capullo~|carajo|culo|pendej~|chinga~|
        hijoputa)
    """,
    fr="""
    (merde|putain|connard~|connasse~|con|conne|bordel|enculé|encule~|salaud|salope|foutre|chier|chiant~|emmerd~|bite|niquer|
        nique|couilles)
    """,
    de="""
    (scheisse|scheiss~|arschloch|arschlocher|arsch|verdammt~|verfickt~|ficken|fick|wichser|hurensohn|kacke|mist|verdammte|
        drecks~|fotze|schlampe|bloder|piss~)
    """,
    it="""
    (merda|cazzo|cazzata|cazzate|stronz~|vaffanculo|puttana|coglion~|fottut~|fanculo|minchia|porco|culo|incazzat~|bastard~)
    """,
    pt="""
    (merda|porra|caralho|foda~|foder|fodid~|puta|cabrao|cabroes|filho da puta|cu|cona|bosta|caramba foda|buceta|viado)
    """,
    nl="""
    (shit|klote|kut|godverdomme|verdomme|verdomd~|lul|klootzak~|eikel~|hoer|tering|tyfus|kanker~|neuk~|rot op|schijt|fuck~|
        mongool|sodemieter~)
    """,
)

CHECK = Check(
    id="profanity",
    rule="R-16",
    level=Level.BLOCK,
    kinds=EVERY,
    meaning="No swearing.",
    why="Platforms refuse foul language, and nobody wants to read it from a business.",
    mend="Leave the word out.",
    find=phrased(_PHRASES),
)
