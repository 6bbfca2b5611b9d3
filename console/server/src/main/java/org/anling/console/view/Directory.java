package org.anling.console.view;

import java.util.Optional;
import java.util.Set;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.directory.ElderCard;
import org.anling.contract.directory.PersonCard;
import org.anling.contract.id.ElderId;

/** Who is who. An answer may take a moment; what cannot be read now is empty, so that a page shows less rather than nothing. */
public interface Directory {

    /** The card of an elder in the version that the log names, or a newer one. */
    Optional<ElderCard> findElder(ElderRef elder);

    /** The latest card of an elder. */
    Optional<ElderCard> findLatest(ElderId elder);

    /** A member of the staff or a responder. */
    Optional<PersonCard> findPerson(String id);

    /** Lets go of what is remembered of elders of whom nothing may be known any more. */
    default void forget(Set<ElderId> erased) {}

    /** What a page calls somebody: the name, or the id while the name is not known. */
    default String nameOf(String id) {
        return findPerson(id).map(PersonCard::name).orElse(id);
    }
}
