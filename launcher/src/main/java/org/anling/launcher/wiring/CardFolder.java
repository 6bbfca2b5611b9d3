package org.anling.launcher.wiring;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.anling.contract.plan.ProtocolCard;
import org.anling.dispatcher.server.plan.CardShelf;

/** The protocol cards of the pages: what is wrong with a file is said at the start and stands in the health as long as it lasts. */
public final class CardFolder {

    private CardFolder() {}

    /** The cards of {@code cards.folder}, or those beside the program. */
    public static Supplier<List<ProtocolCard>> of(Ground on, Path home) {
        CardShelf shelf = new CardShelf(on.settings()
                .work()
                .rules()
                .cards()
                .orElse(home.resolve("config").resolve("cards")));
        on.health().note("cards", shelf::findProblem);
        return shelf;
    }
}
