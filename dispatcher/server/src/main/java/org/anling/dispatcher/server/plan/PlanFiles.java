package org.anling.dispatcher.server.plan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.anling.contract.plan.Plan;

/**
 * All plan files of a folder, read at one moment.
 *
 * @param plans those without a fault
 * @param faults everything that is wrong, by file and line
 */
public record PlanFiles(List<Plan> plans, List<PlanFault> faults) {

    /** Reads every {@code .yaml} of the folder. @throws IOException if the folder or a file cannot be read */
    public static PlanFiles read(Path folder) throws IOException {
        return of(texts(folder));
    }

    /** The text of every {@code .yaml} of the folder as it is now, by file name; one that is being written may be cut anywhere. */
    static Map<String, String> texts(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.yaml")) {
            for (Path file : files) {
                texts.put(String.valueOf(file.getFileName()), Files.readString(file, StandardCharsets.UTF_8));
            }
        }
        return texts;
    }

    /** Reads texts by file name. */
    public static PlanFiles of(Map<String, String> texts) {
        List<Plan> plans = new ArrayList<>();
        List<PlanFault> faults = new ArrayList<>();
        Map<String, String> owners = new HashMap<>();
        texts.forEach((file, text) -> {
            PlanReader.Read read = PlanReader.read(file, text);
            faults.addAll(read.faults());
            read.plan().ifPresent(plan -> {
                String other = owners.putIfAbsent(plan.id(), file);
                if (other == null) {
                    plans.add(plan);
                } else {
                    faults.add(new PlanFault(
                            file,
                            1,
                            1,
                            "编号“%s”已用于 %s".formatted(plan.id(), other),
                            "the id \"%s\" is taken by %s".formatted(plan.id(), other)));
                }
            });
        });
        return new PlanFiles(List.copyOf(plans), List.copyOf(faults));
    }
}
