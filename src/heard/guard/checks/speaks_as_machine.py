"""A machine's own words."""

from heard.guard.phrases import Phrases
from heard.guard.rule import EVERY, Check, phrased
from heard.vocabulary.text import Level

_PHRASES = Phrases(
    en="""
    (as|i am) [..1] (an|a) (ai|artificial|language model|large language|virtual assistant|chatbot|bot)
    (language model|ai language|my training data|knowledge cutoff|system prompt)
    (here is|here's|below is|sure here) [..4] (draft|reply|response|version|revised|suggested|rewritten)
    (i can not|i am unable to) [..2] (assist|fulfil|fulfill|comply|help with that request)
    (ignore|disregard) [..2] (previous|prior|above|all) [..1] instructions
    (let me know if you would like me to|would you like me to) [..2] (adjust|revise|change|shorten|rewrite|make)
    """,
    es="""
    (como|soy) [..1] (una ia|un modelo|una inteligencia|asistente virtual|modelo de lenguaje)
    modelo de lenguaje
    (aqui tiene|aqui tienes|a continuacion) [..3] (borrador|respuesta|version)
    (ignora|ignore) [..2] instrucciones
    """,
    fr="""
    (en tant qu|je suis) [..1] (ia|une ia|un modele|intelligence artificielle|assistant virtuel|modele de langage)
    modele de langage
    (voici|ci dessous) [..3] (proposition|reponse|brouillon|version)
    (ignore|ignorez) [..2] instructions
    """,
    de="""
    (als|bin) [..1] (ki|eine ki|ein sprachmodell|ki modell|kunstliche intelligenz|virtueller assistent)
    sprachmodell
    (hier ist|nachfolgend|hier finden sie) [..4] (entwurf|antwort|vorschlag|version|uberarbeitete~)
    (ignorier~) [..4] anweisungen
    """,
    it="""
    (come|sono) [..1] (un ia|un intelligenza|un modello|ia|modello linguistico|assistente virtuale)
    modello linguistico
    (ecco|di seguito) [..3] (bozza|risposta|versione|proposta)
    (ignora|ignori) [..2] istruzioni
    """,
    pt="""
    (como|sou) [..1] (uma ia|ia|um modelo|uma inteligencia|modelo de linguagem|assistente virtual)
    modelo de linguagem
    (aqui esta|segue) [..3] (rascunho|resposta|versao|sugestao)
    (ignore|ignora) [..2] instrucoes
    """,
    nl="""
    (als|ben) [..1] (ai|een ai|een taalmodel|kunstmatige intelligentie|virtuele assistent)
    taalmodel
    (hier is|hieronder|hierbij) [..4] (concept|antwoord|voorstel|versie|reactie)
    (negeer) [..3] instructies
    """,
)

CHECK = Check(
    id="speaks_as_machine",
    rule="R-20",
    level=Level.BLOCK,
    kinds=EVERY,
    meaning="No words that a language model says about itself or its task.",
    why="This was written by a machine about itself, and nobody read it before it went out. A person stands behind every text.",
    mend="Take it out and read the whole text again before it goes.",
    find=phrased(_PHRASES),
)
