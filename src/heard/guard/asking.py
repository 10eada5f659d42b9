"""Phrases that ask for a changed review or for a new one; several checks read them."""

from heard.guard.phrases import Phrases

CHANGE_WISH = Phrases(
    en="""
    (revisit|rethink|reconsidering|think again|bump|raise|lift|correct|improve|upgrade|soften|swap|replace|adjusting|revising|
        editing|altering|alter) [..3] (your|the|this|that|those|these|it) [..3] (review|rating|stars|star|score|words|comment|
        comments|post|feedback)
    (stars|rating|review|score) [..3] (higher|up a|changed|reflect|to reflect|reflected|looked at again|to five|to four|
        better)
    (one|two|a few|another|couple of|the missing|more|extra) [..1] [more] (star|stars) [..2] (from you|back|would|please|if|
        on|to|for us)
    (change|changing) your mind [..3] (stars|review|rating|post|online|publicly)
    {change} [..1] (your|the|this|that|it) [..3] {review}
    (your|the|this) [..3] {review} [..2] (be|is) (changed|updated|amended|edited|revised|reconsidered|raised)
    (leave|write|post|give|add) [..2] (new|another|updated|better|second|higher) [..2] {review}
    (higher|better|more|extra|another) [..1] (rating|stars|star|score)
    (reflect|reflects|reflecting|reflected) [..6] {review}
    {review} [..3] (reflect|reflects|reflecting) [..3]
    """,
    es="""
    {change} [..2] (su|tu|la|esta|el) [..2] {review}
    (dejar~|escribir~|publicar~|poner~|dej~) [..1] (otra|una nueva|nueva|mejor) [..2] {review}
    (subir|mejorar|mas) [..2] (estrellas|puntuacion|nota|valoracion)
    """,
    fr="""
    {change} [..2] (votre|l|cet|la|le) [..2] {review}
    (laisser|ecrire|publier|deposer|laissez) [..1] (un nouvel|nouvel|un autre|meilleur~) [..2] {review}
    (meilleure|plus d) (note|etoiles|evaluation)
    """,
    de="""
    (ihre|diese|die|deine|ihren) [..2] {review} [..6] {change}
    {change} [..2] sie [..4] {review}
    (neue|neuen|bessere|weitere) [..1] {review}
    mehr sterne
    """,
    it="""
    {change} [..2] (la sua|la vostra|la|il suo|questa) [..2] {review}
    (lasciar~|scriver~|pubblicar~|lasci) [..1] (una nuova|nuova|un altra|migliore) [..2] {review}
    (piu|altre) stelle
    """,
    pt="""
    {change} [..2] (a sua|sua|a|o seu|esta) [..2] {review}
    (deixar|escrever|publicar|deixe) [..1] (uma nova|nova|outra|melhor) [..2] {review}
    (mais) estrelas
    """,
    nl="""
    (uw|je|deze|jouw) [..2] {review} [..6] {change}
    {change} [..2] (uw|je|de|deze) [..2] {review}
    (nieuwe|betere|andere|hogere) [..1] {review}
    meer sterren
    """,
)

REVIEW_WISH = Phrases(
    en="""
    (leave|write|post|share|give|submit|add|drop|publish) [..3] {review} !(us a call)
    (review|rate) us
    {review} [..3] (on|at) (google|yelp|tripadvisor|trustpilot|facebook|amazon|play|<link>|our page|the app store)
    """,
    es="""
    (dejar~|escrib~|publi~|comparti~|dej~|dar~) [..3] {review}
    (valor~|puntu~|calific~) nos
    (valorenos|valoranos|punteenos|valorarnos|puntuarnos)
    """,
    fr="""
    (laisse~|ecri~|publi~|partag~|depos~|donn~|redig~) [..3] {review}
    (nous|notez) (noter|evaluer|nous)
    """,
    de="""
    {review} [..4] (schreiben|hinterlassen|abgeben|verfassen|teilen|abzugeben|zu schreiben|zu hinterlassen)
    (schreiben|hinterlassen|geben|schreib|verfassen|teilen|bewerten) [..4] ({review}|uns)
    """,
    it="""
    (lasci~|scriv~|pubblic~|condivid~|dare) [..3] {review}
    (recensirci|valutarci|recensiteci|ci recensisca)
    """,
    pt="""
    (deix~|escrev~|public~|publiq~|partilh~|compartilh~|dar) [..3] {review}
    (avaliar nos|avalie nos|nos avaliar)
    """,
    nl="""
    {review} [..4] (schrijven|achterlaten|plaatsen|geven|delen|achter te laten|te schrijven|te plaatsen)
    (schrijf|laat|plaats|geef|deel) [..4] {review}
    (beoordeel|beoordelen) [..1] ons
    """,
)

# Something of value for the customer.
OFFER = Phrases(
    en="""
    {give} [..6] {reward}
    (happy|like|love|glad|willing) to [..2] (offer|refund|reimburse|compensate|credit|upgrade|waive)
    (will|shall|have|can|would) [..3] (refund|refunded|reimburse|reimbursed|compensate|compensated|credited|waive)
    you (will|can|may) [..2] (receive|get|have|claim|choose) [..4] {reward}
    (either|choose|choice) [..6] {reward}
    {reward} (is|are|awaits) [..3] (yours|you)
    """,
    es="""
    (ofrec~|regal~|invit~|envi~|dar~|har~|hacer~|queremos|gustaria|elegir) [..6] {reward}
    (le|te|les) (reembolsa~|devolve~|compensa~|invitamos|invitaremos|regala~)
    """,
    fr="""
    (offr~|propos~|envoy~|accord~|donner~|adress~|choisir) [..6] {reward}
    vous (rembours~|dedommag~|indemnis~)
    """,
    de="""
    (bieten|biete|schenken|geben|schicken|senden|gewahren|laden|erhalten|bekommen|wahlen) [..6] {reward}
    {reward} [..4] (anbieten|schenken|geben|schicken|senden|gewahren|zukommen|wahlen)
    (erstatten|ersetzen) [..5]
    """,
    it="""
    (offr~|regal~|invi~|dare|dar~|propo~|riconosc~|ricever~|scegliere) [..6] {reward}
    (la|vi|le|ti) (rimbors~|risarc~|ospiteremo|offriremo|offriamo)
    """,
    pt="""
    (oferec~|envi~|dar|dare~|propo~|receber~|conced~|escolher) [..6] {reward}
    (vamos|iremos|podemos) [..2] (reembols~|compensa~|indemniz~|devolver)
    """,
    nl="""
    (bieden|bied|geven|geef|sturen|stuur|schenken|krijgt|ontvangt|kiezen) [..6] {reward}
    {reward} [..4] (aanbieden|geven|sturen|schenken|kiezen)
    (vergoeden|terugbetalen) [..4]
    """,
)

# The offer is theirs, whatever they write.
UNCONDITIONAL = Phrases(
    en="""
    (whatever|no matter|regardless|whether or not|either way|independent~|nothing [..4] (hangs|depends)|no strings|does not
        depend|without any condition|unconditional~|no conditions|not tied)
    """,
    es="(independient~|sin condicion~|sin compromiso|no depende|sea cual sea|escriba lo que escriba|pase lo que pase)",
    fr="(sans condition|sans contrepartie|quoi que vous|independamment|ne depend|quelle que soit)",
    de="(unabhangig|ohne bedingung~|hangt nicht|bedingungslos|egal was|ganz gleich|in jedem fall)",
    it="(senza condizion~|indipendentement~|non dipende|qualunque cosa|a prescindere|in ogni caso)",
    pt="(sem condic~|independentement~|nao depende|seja qual for|aconteca o que|em qualquer caso)",
    nl="(onafhankelijk|zonder voorwaard~|ongeacht|hangt niet|wat u ook|hoe dan ook|staat los)",
)

PROMOTION = Phrases(
    en="""
    (special offer|sale|# % off|promo code|new (collection|menu|range|products)|discount|our latest|book now|shop now|loyalty
        (card|club)|limited time|newsletter)
    """,
    es="""
    (oferta especial|rebajas|descuento|nuev~ (coleccion|carta)|reserve ahora|compre ahora|tarjeta de fidelidad|novedades|
        promocion)
    """,
    fr="""
    (offre speciale|soldes|reduction|nouvelle (collection|carte)|reservez maintenant|carte de fidelite|nouveautes|promotion)
    """,
    de="""
    (sonderangebot|rabatt|neue (kollektion|speisekarte)|jetzt buchen|jetzt kaufen|kundenkarte|treuekarte|schlussverkauf|
        aktion)
    """,
    it="(offerta speciale|saldi|sconto|nuov~ (collezione|menu)|prenoti ora|acquisti ora|tessera fedelta|novita|promozione)",
    pt="""
    (oferta especial|saldos|desconto|nov~ (colecao|ementa|cardapio)|reserve ja|compre ja|cartao de fidelidade|novidades|
        promocao)
    """,
    nl="(aanbieding|uitverkoop|korting|nieuwe (collectie|kaart|menukaart)|boek nu|koop nu|klantenkaart|spaarkaart|actie)",
)

OPT_OUT = Phrases(
    en="(unsubscribe|opt out|stop receiving|no longer wish)",
    es="(darse de baja|dese de baja|cancelar la suscripcion|dejar de recibir)",
    fr="(desabonner|desinscrire|ne plus recevoir|vous desabonner)",
    de="(abmelden|abbestellen|austragen|nicht mehr erhalten)",
    it="(disiscriver~|cancellare l iscrizione|non ricevere piu|annullare l iscrizione)",
    pt="(cancelar a subscricao|cancelar a inscricao|deixar de receber|descadastrar)",
    nl="(afmelden|uitschrijven|niet meer ontvangen)",
)

PAID = Phrases(
    en="""
    (charged|billed|refunded|paid) you
    refund (of|for)
    (you|your) .. (paid|pay|bill|billed|charge|charged|spent|owe|owed|order|deposit|invoice|total|balance|refund|purchase|
        fare|ticket)
    """,
    es="(su|usted|le|pago|abono|cobr~|factura|deposito|cuenta|pedido|importe)",
    fr="(paye|regle|facture~|commande|acompte|addition|solde|montant|rembours~|depense)",
    de="(bezahlt|gezahlt|rechnung|bestellung|anzahlung|berechnet|betrag|erstattet|ausgegeben|konto)",
    it="(pagato|speso|conto|fattura|ordine|acconto|addebit~|importo|rimbors~)",
    pt="(pagou|gastou|conta|fatura|encomenda|pedido|sinal|cobr~|valor|reembols~)",
    nl="(betaald|betaalde|rekening|factuur|bestelling|aanbetaling|bedrag|uitgegeven|terugbetaald)",
)

REMOVE_WISH = Phrases(
    en="""
    (review|post|comment|words|rating) [..3] (come|comes|came|coming|disappear|disappears|vanish|go away|gone|taken) [down|
        off|away]
    (take|taking) (it|this|that|them|your (review|post|words|comment)) (down|off|offline)
    (remove|removing|delete|deleting|withdraw|withdrawing) (it|this|them|what you (wrote|said|posted))
    (no longer|not) [..1] (visible|online|public|up) [..3] {review}
    {remove} [..3] (your|this|the|that|it) [..3] {review}
    (your|this|the|that) [..3] {review} [..3] (be|is|to be|were|gets) (removed|deleted|withdrawn|retracted|taken down|pulled|
        erased)
    take (your|this|the|that|it) [..3] {review} [..1] (down|offline|off)
    (ask|request|demand|urge|kindly|please|insist) [..5] (remove|delete|withdraw|retract|take it down|take this down|pull it)
    """,
    es="""
    {remove} [..3] (su|tu|esta|la|este|el) [..2] {review}
    (su|tu|esta) [..2] {review} [..3] (eliminada|borrada|retirada|eliminado|borrado)
    (rogamos|pedimos|solicitamos|podria|pediria) [..3] {remove}
    (borrarla|eliminarla|retirarla|borrela|eliminela|retirela|borrarlo|eliminarlo)
    """,
    fr="""
    {remove} [..3] (votre|cet|l|ce|le) [..2] {review}
    (prions|demandons|invitons|pourriez vous|merci) [..4] {remove}
    (le|l) (supprimer|retirer|enlever|effacer)
    """,
    de="""
    (ihre|diese|die|deine|ihren|diesen) [..2] {review} [..4] {remove}
    {remove} [..2] (sie|du) [..4] {review}
    (bitten|bitte|auffordern|fordern) [..8] {remove}
    """,
    it="""
    {remove} [..3] (la sua|la vostra|questa|la|il suo|questo) [..2] {review}
    (chiediamo|preghiamo|invitiamo|potrebbe|prego) [..4] {remove}
    (cancellarla|eliminarla|rimuoverla|toglierla|ritirarla)
    """,
    pt="""
    {remove} [..3] (a sua|a|esta|o seu|este|sua|seu) [..2] {review}
    (pedimos|solicitamos|agradecemos|poderia|rogamos) [..4] {remove}
    (apaga la|remove la|elimina la|retira la)
    """,
    nl="""
    (uw|je|deze|jouw) [..2] {review} [..4] {remove}
    {remove} [..3] (uw|je|deze|jouw) [..2] {review}
    (verzoeken|vragen|vraag|graag|wilt u) [..6] {remove}
    """,
)

# Something of value, whoever gives it.
REWARD = Phrases(
    en="""
    {reward}
    (win|draw|raffle|prize|entered into|off your next|thank you gift|treat yourself|on us|as a thank you)
    """,
    es="{reward}\n(sorteo|premio|ganar)",
    fr="{reward}\n(tirage|gagner|lot)",
    de="{reward}\n(verlosung|gewinnen|gewinn)",
    it="{reward}\n(estrazione|vincere|premio)",
    pt="{reward}\n(sorteio|ganhar|premio)",
    nl="{reward}\n(verloting|winnen|prijs)",
)
