"""A remedy offered where everybody reads it."""

from heard.guard.phrases import Phrases
from heard.guard.rule import REPLY, Check, stopping, unsure
from heard.vocabulary.text import Level

_OFFERS = Phrases(
    en="""
    (will|would|gladly|happily|to) [..3] make you (another|a new|a fresh|a proper)
    (will|would|shall|need) not [..1] (charge|charged|cost|bill|billed|invoice|pay|be charged) [..2] (penny|anything|cent|a
        thing|for it|for the|you for|extra)
    (return|refund|send back|pay back) [..2] (your|the|every|half|all) [..3]
        (money|deposit|penny|cent|fee|payment|fare|price)
    (half|full|partial|complete|entire) [..1] (refund|price|bill|credit|fee|fare) [..3] (for|is|to|will|on|as|has|back)
    (something|a little something|a treat|a surprise|a bottle|a cake|a hamper|flowers|chocolates|a gift) [..4] (waiting for
        you|for you|on us|from us|your way|in the post|with our)
    (goodwill (gesture|payment)|gesture of goodwill|compensation !(claim|you|was|were|form|case|request)|(gift card|gift
        voucher| discount code|promo code|free (night|meal|month|session|treatment|delivery|repair|upgrade))
        !(you|that|which|did|was|were| has|had|should|never|we promised))
    (as our|be our|be my|as my) (guest|guests)
    (with|on) (our|my) compliments
    (dinner|lunch|meal|night|breakfast|drink|drinks|coffee|round|dessert|haircut|session|treatment|month|stay|bottle|cake|
        pizza) [..4] (on me|on us|is on|at our expense|for free|on the house|free of charge|at no charge|at no cost|for two)
    <(cancel|cancelled|cancelling|change|changed|return|rebook) (free of charge|at no charge|at no [extra|
        additional] cost|without charge|at our (expense|cost)|for free|no charge to
        you)
    (waive|waived|cancel|drop|write off|knock|take) [..3] (fee|fees|charge|charges|bill|off your|# %)
    (credit|credited|crediting|refund|refunding|reimburse|repay|return|returned|give you back) [..3] (your (account|card|
        money|deposit|payment|order|fee)|you (in full|fully|half|the full)|the (full|money|cost|difference|price)|half)
    (extend|upgrade|upgraded|extended) [..1] your (subscription|plan|stay|room|membership|licence|account)
    (money back|full refund|partial refund|gift voucher|gift card|discount code|voucher for|free replacement|free month|%
        discount) [..3] (is|on|for|will|as|with|from|to|waiting|ready|off|if)
    {give} [..1] you [..6] {reward}
    {give} [..3] {reward} [..3] (you|your|next|visit|order)
    (we|i|you) (will|shall|have|are going to|would|can) [..1] (refund|refunded|reimburse|reimbursed|compensate|compensated|
        credited|waive|waived|discount)
    (accept|enjoy) [..3] {reward}
    (can|will|would|want|like|may) [..2] (offer|give|send|issue) [..6] {reward}
    (on the house|our treat)
    (next|your) [..3] (meal|drink|coffee|dessert|visit|stay|night|order|treatment|dinner|lunch|round|haircut|wash) [..3]
        (free|on us|complimentary|half price|on the house)
    [£€$] # [..1] (voucher|off|credit|gift card|refund|coupon|discount)
    (happy|glad|pleased|like|love|willing) to (compensate|reimburse) you
    (come|pop|drop|stop) [..2] for a (free|complimentary)
    """,
    es="""
    (te|le|os|les) (mandamos|enviamos|damos|abonamos|ingresamos|devolvemos|pagamos|invitamos) [..3]
        (vale|cupon|#|euros|importe|dinero|cena|copa|noche|mitad)
    (ofrec~|regal~|invit~|envi~|dar~|har~|hacer~|queremos|gustaria) [..5] {reward}
    (le|te|les) (reembolsa~|devolve~|compensa~|invitamos|invitaremos|regala~|descontare~)
    (proxima|siguiente) (cena|comida|visita|noche|copa|compra) [..4] (gratis|invitad~|cortesia|nuestra cuenta|mitad)
    (invita la casa|corre de nuestra cuenta|cuenta de la casa)
    # % de descuento
    """,
    fr="""
    (recredit~|crediter~|vers~|vire~) [..3] (#|euros|somme|montant|compte)
    (vous|nous vous) (offrons|offre|recreditons|creditons|remboursons|envoyons un bon)
    (offr~|propos~|envoy~|accord~|donner~|adress~|beneficie~) [..5] {reward}
    vous (rembours~|dedommag~|offr~|indemnis~)
    (allons|avons|souhaitons|pouvons) [..2] (rembours~|dedommag~|indemnis~)
    (prochain|prochaine) (repas|diner|visite|nuit|verre|commande|sejour) [..4] (offert~|gratuit~|a nos frais|pour nous)
    (offert par la maison|aux frais de la maison)
    # % de (reduction|remise)
    """,
    de="""
    (gutschein|reisegutschein|gutscheine|freigetrank|geschenk) [..4] (liegt|liegen|wartet|warten|fur sie|fur
        dich|bereit)
    (uberweisen|erlassen|schreiben) [..2] (ihnen|dir) [..4] (#|euro|gut|betrag|kosten|gebuhr)
    (bieten|biete|schenken|schenke|geben|gebe|schicken|schicke|senden|sende|gewahren|laden|erhalten|bekommen|uberreichen)
        [..6] {reward}
    {reward} [..4] (anbieten|schenken|geben|schicken|zusenden|senden|gewahren|uberreichen|zukommen)
    (erstatten|ersetzen) [..4] (ihnen|den kaufpreis|den betrag|kosten|geld)
    (nachste|nachstes|nachsten|nachster) (essen|besuch|ubernachtung|getrank|abendessen|bestellung) [..5] (haus|gratis|
        kostenlos|uns)
    (auf kosten des hauses|geht aufs haus|laden wir sie [..3] ein)
    # % (rabatt|nachlass)
    """,
    it="""
    (ti|le|vi) (accreditiamo|restituiamo|rimborsiamo|regaliamo|abboniamo|versiamo|offriamo) [..4]
    (pensierino|omaggio|buono) [..4] (in camera|per lei|per te|l aspetta|ti aspetta)
    (offr~|regal~|invi~|dare|dar~|propo~|riconosc~|ricever~|omaggi~) [..5] {reward}
    (la|vi|le|ti) (rimbors~|risarc~|ospiteremo|offriremo|offriamo)
    (prossima|prossimo) (cena|pranzo|visita|notte|ordine|soggiorno) [..4] (gratis|gratuit~|offert~|nostro carico|nostra)
    (offre la casa|offerto dalla casa|a nostro carico)
    # % di sconto
    """,
    pt="""
    (ganha|leva|oferecemos lhe|creditamos|devolvemos lhe|depositamos|devolvemos te) [..2] (um|uma|#|o|a|jantar|almoco)
        [..2]
    (oferec~|envi~|dar|dare~|propo~|receber~|gostariamos de|conced~) [..5] {reward}
    (vamos|iremos|podemos|ja) [..2] (reembols~|compensa~|indemniz~|devolver)
    (proximo|proxima) (jantar|almoco|visita|noite|pedido|estadia|refeicao) [..4] (gratis|gratuit~|por nossa conta|oferecid~|
        oferta)
    (por nossa conta|por conta da casa|oferta da casa)
    # % de desconto
    """,
    nl="""
    (storten|boeken|maken) [..2] [u|je] # [..3] (terug|over)
    (storten|boeken) [..4] (euro|bedrag|geld) [..1] (terug|over)
    (trakteer|trakteren) [..3] (op|u|je)
    (bieden|bied|geven|geef|sturen|stuur|schenken|krijgt|ontvangt|trakteren) [..6] {reward}
    {reward} [..4] (aanbieden|geven|sturen|schenken|toesturen)
    (vergoeden|betalen) [..4] (u|je|terug|bedrag|kosten)
    (volgende) (diner|bezoek|overnachting|drankje|maaltijd|bestelling|etentje) [..4] (gratis|van ons|van het huis|onze kosten)
    (van het huis|op onze kosten|op kosten van de zaak)
    # % korting
    """,
)

CHECK = Check(
    id="offers_in_public",
    rule="R-14",
    level=Level.BLOCK,
    kinds=REPLY,
    meaning="No refund, gift, discount or other remedy is offered in a public reply.",
    why="An offer in public invites the next complaint, and Tripadvisor and Yelp remove replies that hold one.",
    mend="Say that you want to put it right, and make the offer in the private talk.",
    find=stopping(_OFFERS, "offer"),
    perhaps=unsure("offer"),
)
