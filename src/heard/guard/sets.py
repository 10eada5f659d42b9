"""Sets of words that many tables of phrases share, by language; written in the grammar of `heard.guard.phrases`."""

from heard.vocabulary.reading import Language

_NAMES = ("we", "review", "change", "remove", "reward", "give", "customer", "contact", "staff")

_ROWS: dict[Language, tuple[str, ...]] = {
    Language.ENGLISH: (
        "we|i|our team|the team|our staff|management|our manager",
        "review|reviews|rating|stars|score|feedback|comment|comments|post",
        "change|changing|update|updating|edit|editing|amend|amending|revise|revising|reconsider|raise|adjust|modify|rethink",
        "remove|removing|delete|deleting|take down|taking down|withdraw|withdrawing|retract|pull|removal of|erase",
        "refund|refunds|discount|discounts|voucher|vouchers|coupon|coupons|gift|gift card|credit|cashback|promo code|"
        "money back|free !(from|to|not|wifi|parking|delivery|returns|space|cancellation|range)|free of charge|"
        "complimentary|reimburse~|compensat~|upgrade|points|on the house|prize draw|# % off|[£€$] # off",
        "offer|offering|give|giving|send|sending|provide|arrange|like to offer|issue|pay|treat you to",
        "customer|customers|client|clients|guest|guests|patient|patients|diner|diners|traveller|travellers|people|visitors",
        "contact|call|ring|phone|email|mail|write to|message|reach|text",
        "waiter|waitress|cook|chef|receptionist|manager|employee|colleague|driver|technician|barista|bartender|server|nurse|"
        "assistant|engineer|team member|member of staff|staff member|person",
    ),
    Language.SPANISH: (
        "nosotros|yo|nuestro equipo|el equipo|la direccion",
        "resena|resenas|opinion|valoracion|puntuacion|estrellas|comentario|comentarios|critica",
        "cambi~|modific~|modifiq~|actualiz~|actualic~|edit~|correg~|reconsider~|subir|mejorar|rectific~",
        "borr~|elimin~|retir~|quit~|suprim~",
        "reembols~|devolucion|descuento|descuentos|vale|vales|cupon|cupones|regalo|bono|invitacion|gratis|gratuit~|"
        "codigo promocional|"
        "compensa~|devolv~ el dinero|sorteo|puntos|noche de cortesia",
        "ofrec~|dar~|regalar~|envi~|invit~|hacer~",
        "cliente|clientes|huesped|huespedes|paciente|pacientes|comensales|gente|usuarios",
        "contact~|llam~|escrib~|telefone~",
        "camarero|camarera|cocinero|cocinera|recepcionista|encargado|encargada|empleado|empleada|companero|companera|"
        "repartidor|"
        "tecnico|enfermera|dependienta|persona",
    ),
    Language.FRENCH: (
        "nous|je|notre equipe|l'equipe|la direction",
        "avis|note|evaluation|etoiles|commentaire|commentaires|critique",
        "modifi~|chang~|actualis~|corrig~|revoir|revis~|reconsider~|rehauss~|mettre a jour|rectifi~",
        "supprim~|retir~|enlev~|effac~|suppression",
        "rembours~|reduction|remise|bon d'achat|bon de reduction|avoir|cadeau|geste commercial|gratuit~|offert~|code promo|"
        "dedommag~|tirage au sort|points|surclassement|indemnis~",
        "offr~|propos~|donner~|envoy~|accord~",
        "client|clients|clientes|patient|patients|hotes|voyageurs|gens|convives",
        "contact~|appel~|ecri~|joindre|telephon~",
        "serveur|serveuse|cuisinier|cuisiniere|receptionniste|responsable|employe|employee|collegue|livreur|"
        "technicien|infirmiere|"
        "vendeuse|personne",
    ),
    Language.GERMAN: (
        "wir|ich|unser team|das team|die geschaftsleitung",
        "bewertung|bewertungen|rezension|rezensionen|sterne|kommentar|kommentare|beitrag|beurteilung",
        "ander~|aktualisier~|bearbeit~|anpass~|anzupassen|korrigier~|uberdenk~|verbesser~|uberarbeit~|abander~|geander~",
        "losch~|entfern~|geloscht|zuruckzieh~|zuruckzuzieh~|zurucknehm~|zuruckzunehm~|herausnehm~",
        "erstatt~|ruckerstatt~|ruckzahlung|rabatt|rabatte|gutschein|gutscheine|geschenk|geschenke|gratis|kostenlos~|"
        "gutschrift|"
        "entschadig~|preisnachlass|nachlass|gewinnspiel|punkte|rabattcode|einladung auf|geld zuruck|upgrade",
        "anbiet~|biet~|schenk~|geb~|schick~|send~|laden|uberweis~|gewahr~",
        "kunde|kunden|gast|gaste|gasten|patient|patienten|leute|nutzer",
        "kontaktier~|anruf~|rufen|melden|schreib~|meld~",
        "kellner~|koch|kochs|kochin|mitarbeiter~|angestellte|angestellter|kollege|kollegin|fahrer|"
        "fahrerin|techniker|"
        "rezeptionist|rezeptionistin|verkauferin|verkaufer|aushilfe|azubi|person",
    ),
    Language.ITALIAN: (
        "noi|io|il nostro team|il team|la direzione|il nostro staff",
        "recensione|recensioni|valutazione|stelle|commento|commenti|punteggio|giudizio|voto",
        "modific~|cambi~|aggiorn~|rived~|corregg~|riconsider~|rettific~|alz~|ritocc~",
        "cancell~|elimin~|rimuov~|togli~|ritir~|rimozione",
        "rimbors~|sconto|sconti|buono|buoni|coupon|regalo|omaggio|gratis|gratuit~|risarc~|codice promozionale|credito|punti|"
        "estrazione a premi|offerto dalla casa|upgrade",
        "offr~|dare|dar~|invi~|regal~|propon~|riconosc~",
        "cliente|clienti|ospite|ospiti|paziente|pazienti|gente|persone",
        "contatt~|chiam~|scriv~|telefon~",
        "cameriere|cameriera|cuoco|cuoca|addetto|addetta|dipendente|collega|corriere|tecnico|receptionist|infermiera|"
        "commessa|persona",
    ),
    Language.PORTUGUESE: (
        "nos|eu|a nossa equipa|nossa equipe|a equipa|a equipe|a direcao",
        "avaliacao|avaliacoes|opiniao|comentario|comentarios|estrelas|critica|classificacao|nota",
        "alter~|mud~|atualiz~|edit~|corrig~|reconsider~|rever|modific~|subir|retific~",
        "apag~|remov~|elimin~|retir~|exclu~|delet~",
        "reembols~|desconto|descontos|vale|voucher|cupao|cupom|presente|brinde|oferta|gratis|gratuit~|compensa~|"
        "indemniz~|credito|"
        "codigo promocional|sorteio|pontos|devolu~ do dinheiro",
        "oferec~|dar|dare~|envi~|propo~|conced~",
        "cliente|clientes|hospede|hospedes|paciente|pacientes|gente|pessoas",
        "contact~|contat~|lig~|telefon~|escrev~",
        "empregado|empregada|garcom|garconete|cozinheiro|cozinheira|rececionista|recepcionista|funcionario|"
        "funcionaria|colega|"
        "estafeta|tecnico|enfermeira|gerente|pessoa",
    ),
    Language.DUTCH: (
        "we|wij|ik|ons team|het team|de directie",
        "recensie|recensies|review|reviews|beoordeling|beoordelingen|sterren|reactie|commentaar|score",
        "aanpas~|aan te passen|wijzig~|verander~|bijwerk~|bij te werken|herzie~|corriger~|bijstel~|verhog~|past|"
        "aangepast|gewijzigd",
        "verwijder~|wissen|weghal~|weg te halen|intrek~|in te trekken|offline",
        "terugbetal~|geld terug|korting|kortingen|kortingscode|tegoedbon|bon|cadeau|cadeaubon|gratis|vergoed~|"
        "compens~|tegoed|"
        "loterij|prijs te winnen|punten|van het huis|upgrade",
        "bied~|aanbied~|aan te bieden|geven|geef|stur~|stuur|schenk~|trakter~",
        "klant|klanten|gast|gasten|patient|patienten|mensen|bezoekers",
        "contact|bel~|mail~|schrijf|schrijv~|bereik~|app~",
        "ober|serveerster|kok|medewerker|medewerkster|collega|bezorger|monteur|receptionist|receptioniste|"
        "verpleegkundige|verkoopster|"
        "stagiair|persoon",
    ),
}

SETS: dict[Language, dict[str, str]] = {tongue: dict(zip(_NAMES, row, strict=True)) for tongue, row in _ROWS.items()}
