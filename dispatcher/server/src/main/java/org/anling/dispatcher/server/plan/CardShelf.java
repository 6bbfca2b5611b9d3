package org.anling.dispatcher.server.plan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.anling.contract.plan.ProtocolCard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The protocol cards of a folder, read anew whenever somebody asks, which pages do when they open. A file with a fault changes nothing: what was
 * good in it before stays as long as the process lives. Any thread; blocks while some small files are read.
 */
public final class CardShelf implements Supplier<List<ProtocolCard>> {

    private static final Logger LOG = LoggerFactory.getLogger(CardShelf.class);

    private final Path folder;
    private final Map<String, ProtocolCard> good = new TreeMap<>();
    private Set<String> said = Set.of();
    private String problem = "";

    /** The cards of a folder; faults are said at once. */
    public CardShelf(Path folder) {
        this.folder = folder;
        get();
    }

    /** The cards as they are now, by file name. */
    @Override
    public synchronized List<ProtocolCard> get() {
        try {
            Map<String, String> texts = PlanFiles.texts(folder);
            CardFiles read = CardFiles.of(texts);
            good.keySet().retainAll(texts.keySet());
            good.putAll(read.cards());
            say(read.faults());
        } catch (IOException unreadable) {
            problem = "protocol cards cannot be read from " + folder + ": " + unreadable.getMessage();
        }
        return List.copyOf(good.values());
    }

    /** What is wrong with the files, for the health of the process; empty if nothing is. */
    public synchronized Optional<String> findProblem() {
        get();
        return problem.isEmpty() ? Optional.empty() : Optional.of(problem);
    }

    /** Each fault is logged once; all of them stand in the health as long as they last. */
    private void say(List<PlanFault> faults) {
        Set<String> now = faults.stream().map(PlanFault::toString).collect(Collectors.toUnmodifiableSet());
        now.stream()
                .filter(fault -> !said.contains(fault))
                .forEach(fault -> LOG.error("protocol card is not valid, the version before stays: {}", fault));
        said = now;
        problem = faults.isEmpty() ? "" : faults.size() + " faults in protocol cards, first: " + faults.getFirst();
    }
}
