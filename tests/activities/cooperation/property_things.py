"""What people do to requests and offers; the model is told of it."""

from typing import Any

from activities.cooperation import deciding
from activities.cooperation.models import (
    Contact,
    OfferText,
    Request,
    RequestText,
)
from activities.cooperation.sealing import CONTACTS
from portal.reference.models import State
from tests.activities.cooperation.making import a_request, an_offer
from tests.activities.cooperation.property_doing import Doing
from tests.activities.cooperation.property_model import (
    COMMON,
    STATES,
    Asks,
    Offers,
    Thing,
)


class Things(Doing):
    """Requests and offers from their beginning to their end."""

    def ask(self, owner: str, author: str, visibility: str, *, french: bool) -> None:
        """Begin a request."""
        nonce = self.model.nonce
        words = [nonce(), nonce()]
        row = a_request(
            owner,
            self.bodies[author] if author else None,
            title=f"{COMMON} {words[0]}",
            visibility=visibility,
        )
        RequestText.objects.filter(request=row).update(need=f"We need {words[1]}.")
        if french:
            words += [nonce(), nonce()]
            title, need = f"{COMMON} {words[2]}", f"Besoin : {words[3]}"
            RequestText.objects.create(request=row, language="fr", title=title, need=need)
        asks = Asks(row.pk, row.key, owner, set(words), self.a_contact(request=row), author=author)
        asks.visibility = visibility
        self.model.asks.append(asks)

    def offer(self, owner: str, *, practice: bool, french: bool) -> None:
        """Begin an offer."""
        nonce = self.model.nonce
        words = [nonce(), nonce()]
        title, more = f"{COMMON} {words[0]}", f"We offer {words[1]}."
        fields: dict[str, Any] = {"capacity": 2}
        if practice:
            fields |= {"form": "practice", "activity_key": self.activity.translation_key}
        if owner in STATES:
            fields["state"] = State.objects.get(iso3=owner)
        row = an_offer(self.bodies.get(owner), title, **fields)
        OfferText.objects.filter(offer=row).update(description=more)
        if french:
            words += [nonce(), nonce()]
            title, more = f"{COMMON} {words[2]}", f"Nous offrons {words[3]}"
            OfferText.objects.create(offer=row, language="fr", title=title, description=more)
        secrets = self.a_contact(offer=row)
        offers = Offers(row.pk, row.key, owner, set(words), secrets, is_practice=practice)
        self.model.offers.append(offers)

    def a_contact(self, **owner: Any) -> set[str]:
        """Seal a word of its own in the place of a contact."""
        word = self.model.nonce()
        Contact.objects.filter(**owner).update(sealed=CONTACTS.seal(f"Ring {word}"))
        return {word}

    def advance(self, thing: Thing, who: str) -> bool:
        """Have somebody take the next step towards a thing being shown, whoever they are."""
        row, user = self.row(thing), self.user(who)
        version = str(row.version)
        if isinstance(thing, Asks):
            done, target = self._advance_request(thing, row, who)
        elif thing.status in {"draft", "returned"}:
            done = self.tried(lambda: deciding.send_offer(row, user, version))
            target = "submitted"
        else:
            done = self.tried(lambda: deciding.publish(row, user, version))
            target = "published"
        if done:
            thing.status = target
        return done

    def _advance_request(self, asks: Asks, row: Request, who: str) -> tuple[bool, str]:
        user, version = self.user(who), str(row.version)
        if asks.status in {"draft", "returned"}:
            by_state = asks.owner in self.model.bodies(who)
            done = self.tried(lambda: deciding.send_request(row, user, version))
            asks.sent = by_state if done else asks.sent
            return done, "submitted" if by_state else "asking"
        if asks.status == "asking":
            done = self.tried(lambda: deciding.agree(row, user, version))
            asks.sent = asks.sent or done
            return done, "submitted"
        if asks.status == "submitted":
            return self.tried(lambda: deciding.authenticate(row, user, version)), "authenticated"
        return self.tried(lambda: deciding.open_up(row, user, version)), "open"

    def rewrite(self, thing: Thing) -> None:
        """Say something else, and something more, while it may still be changed."""
        if thing.status not in {"draft", "returned"}:
            return
        word, row = self.model.nonce(), self.row(thing)
        row.texts.filter(is_original=True).update(title=f"{COMMON} {word}")
        row.version += 1
        row.save()
        thing.words.add(word)

    def give_back(self, thing: Thing, who: str) -> bool:
        """Return it with a reason: the secretariat what it has, a State what it is asked about."""
        word, row, user = self.model.nonce(), self.row(thing), self.user(who)
        version, reason = str(row.version), f"Because of {word}"
        if thing.status == "asking":
            done = self.tried(lambda: deciding.refuse(row, user, version, reason))
        else:
            done = self.tried(lambda: deciding.give_back(row, user, version, reason))
        if done:
            if isinstance(thing, Asks) and thing.status == "asking":
                # What its State does not want to be sent is not the secretariat's to read.
                thing.sent = False
            thing.status = "returned"
            thing.reasons.add(word)
        return done

    def restrict(self, asks: Asks, who: str, visibility: str) -> bool:
        """Choose anew who may read it."""
        done = self.tried(lambda: deciding.restrict(self.row(asks), self.user(who), visibility))
        if done:
            assert asks.owner in self.model.bodies(who)
            asks.visibility = visibility
        return done

    def renew(self, thing: Thing, who: str) -> bool:
        """Say that it is current."""
        done = self.tried(lambda: deciding.renew(self.row(thing), self.user(who)))
        if done:
            thing.status = "open" if isinstance(thing, Asks) else "published"
        return done

    def withdraw(self, thing: Thing, who: str) -> bool:
        """Take it back with a reason."""
        word = self.model.nonce()
        row, user = self.row(thing), self.user(who)
        done = self.tried(lambda: deciding.withdraw(row, user, f"Because of {word}"))
        if done:
            thing.status = "withdrawn"
            thing.reasons.add(word)
            self.model.end_all(thing)
        return done
