package org.anling.launcher.wiring;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.anling.console.store.PlanBook;
import org.anling.contract.plan.PlanText.Kind;
import org.anling.contract.plan.ProtocolCard;
import org.anling.dispatcher.server.plan.CardShelf;
import org.anling.dispatcher.server.plan.FolderTexts;
import org.anling.dispatcher.server.plan.OfficeTexts;
import org.anling.launcher.settings.ServerSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the pages know of plans and cards: the protocol cards to ask with, and the files of both for the office. What is wrong with a card is
 * said at the start and stands in the health as long as it lasts.
 *
 * @param cards those of the office and of {@code cards.folder}, or those beside the program
 * @param files the texts that are valid until the office takes a plan or card over
 */
public record CardFolder(Supplier<List<ProtocolCard>> cards, PlanBook.Files files) {

    private static final Logger LOG = LoggerFactory.getLogger(CardFolder.class);

    public static CardFolder of(Ground on, Path home) {
        Path folder = on.settings()
                .work()
                .rules()
                .cards()
                .orElse(home.resolve("config").resolve("cards"));
        Path plans = PlanFolder.of(on, home);
        CardShelf shelf = new CardShelf(folder, OfficeTexts.of(on.journal().planTexts(on.centre()), Kind.CARD));
        on.health().note("cards", shelf::findProblem);
        boolean followed = on.settings().work().dispatch().plan() != ServerSettings.PlanName.AT_ONCE;
        return new CardFolder(
                shelf,
                new PlanBook.Files(
                        kind -> switch (kind) {
                            case PLAN -> texts(plans);
                            case CARD -> texts(folder);
                        },
                        followed));
    }

    private static Map<String, String> texts(Path folder) {
        try {
            return FolderTexts.read(folder);
        } catch (IOException unreadable) {
            LOG.warn("the files of {} cannot be read: {}", folder, unreadable.getMessage());
            return Map.of();
        }
    }
}
