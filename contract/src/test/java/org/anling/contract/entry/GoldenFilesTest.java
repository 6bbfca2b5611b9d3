package org.anling.contract.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.anling.contract.alert.Heartbeat;
import org.anling.contract.alert.Personal;
import org.anling.contract.alert.Vitals;
import org.anling.contract.directory.DeviceRecord;
import org.anling.contract.directory.ElderCard;
import org.anling.contract.directory.PersonCard;
import org.anling.contract.event.Event;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.InputId;
import org.anling.contract.input.Input;
import org.anling.contract.input.TimePassed;
import org.anling.contract.input.UnreadableInput;
import org.anling.contract.plan.PlanText;
import org.anling.contract.state.CallState;
import org.anling.contract.state.IncidentState;
import org.anling.contract.state.RepeatShard;
import org.anling.contract.state.ResponderState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * One file for every kind of input and event and every record of a snapshot or a cache, full and minimal. A difference means that logs
 * that lie somewhere may no longer be read: think, then {@code -Dgolden.write=true}. Files of a release stay for ever, in a folder of
 * their own.
 */
class GoldenFilesTest {

    private static final Path FOLDER = Path.of("src/test/resources/golden/v1");
    private static final String SALT = "00112233445566778899aabbccddeeff";
    private static final CentreId CENTRE = new CentreId("centre-1");
    private static final Instant AT = Instant.parse("2026-03-01T08:15:30.123Z");
    private static final List<Class<?>> RECORDS = List.of(
            IncidentState.class,
            ResponderState.class,
            RepeatShard.class,
            CallState.class,
            DeviceRecord.class,
            ElderCard.class,
            PersonCard.class,
            PlanText.class,
            Heartbeat.class,
            Vitals.class);

    @TestFactory
    Stream<DynamicTest> every_record_is_encoded_as_its_golden_file_says() {
        return samples().entrySet().stream()
                .map(sample -> DynamicTest.dynamicTest(
                        sample.getKey(), () -> compare(FOLDER.resolve(sample.getKey()), sample.getValue())));
    }

    @TestFactory
    Stream<DynamicTest> every_golden_entry_can_be_read() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files
                    .filter(file -> file.getFileName().toString().matches("(input|event)\\..*"))
                    .sorted()
                    .toList()
                    .stream()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> replay(file)));
        }
    }

    @Test
    void no_golden_file_is_left_over() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString())).allMatch(samples()::containsKey);
        }
    }

    @Test
    void what_is_encoded_is_decoded_to_the_same() throws UnreadableException {
        for (SampleValues.Extent extent : SampleValues.Extent.values()) {
            for (InputEntry input : inputs(extent)) {
                assertThat(EntryCodec.decodeInput(EntryCodec.encode(input, SALT)))
                        .isEqualTo(input);
            }
            for (EventEntry event : events(extent)) {
                assertThat(EntryCodec.decodeEvent(EntryCodec.encode(event, SALT)))
                        .isEqualTo(event);
            }
            for (Class<?> type : RECORDS) {
                Object sample = SampleValues.of(type, extent).getFirst();
                assertThat((Object) ContractJson.decode(ContractJson.encode(sample), type))
                        .isEqualTo(sample);
            }
        }
    }

    private static Map<String, String> samples() {
        Map<String, String> samples = new TreeMap<>();
        for (SampleValues.Extent extent : SampleValues.Extent.values()) {
            String end = extent == SampleValues.Extent.FULL ? ".json" : ".minimal.json";
            for (InputEntry input : inputs(extent)) {
                String name = "input." + input.envelope().kind() + choice(input.body()) + end;
                samples.put(name, text(EntryCodec.encode(input, SALT)));
            }
            for (EventEntry event : events(extent)) {
                samples.put("event." + event.envelope().kind() + end, text(EntryCodec.encode(event, SALT)));
            }
            for (Class<?> type : RECORDS) {
                Object sample = SampleValues.of(type, extent).getFirst();
                samples.put("record." + type.getSimpleName() + end, ContractJson.encode(sample) + "\n");
            }
        }
        List<Class<?>> roots = new ArrayList<>(RECORDS);
        roots.addAll(List.of(Input.class, Event.class, InputEnvelope.class, EventEnvelope.class, Personal.class));
        samples.put("enums.json", ContractJson.encode(SampleValues.enums(roots)) + "\n");
        return samples;
    }

    private static List<InputEntry> inputs(SampleValues.Extent extent) {
        boolean full = extent == SampleValues.Extent.FULL;
        List<InputEntry> entries = new ArrayList<>();
        for (Object body : SampleValues.of(Input.class, extent)) {
            if (!(body instanceof UnreadableInput || body instanceof TimePassed)) {
                InputEnvelope envelope = new InputEnvelope(
                        new InputId("input-1"),
                        CENTRE,
                        Kinds.of(body),
                        Lane.URGENT,
                        full ? "device-1" : null,
                        full ? "person-1" : null,
                        AT,
                        true,
                        full ? "elder-1" : null);
                entries.add(new InputEntry(envelope, (Input) body, personal(extent)));
            }
        }
        return entries;
    }

    private static List<EventEntry> events(SampleValues.Extent extent) {
        boolean full = extent == SampleValues.Extent.FULL;
        List<EventEntry> entries = new ArrayList<>();
        for (Object body : SampleValues.of(Event.class, extent)) {
            EventEnvelope envelope = new EventEnvelope(
                    new EventId(1772352930, 57),
                    CENTRE,
                    Kinds.of(body),
                    full ? "device-1" : null,
                    full ? "person-1" : null,
                    AT,
                    full ? "input-1" : null,
                    AT.plusMillis(1),
                    "0".repeat(64));
            entries.add(new EventEntry(envelope, (Event) body, personal(extent)));
        }
        return entries;
    }

    private static @Nullable Personal personal(SampleValues.Extent extent) {
        return extent == SampleValues.Extent.FULL
                ? (Personal) SampleValues.of(Personal.class, extent).getFirst()
                : null;
    }

    /** The name of the action, change or answer, for kinds that hold a closed choice. */
    private static String choice(Input body) {
        for (RecordComponent component : body.getClass().getRecordComponents()) {
            if (component.getType().isSealed()) {
                try {
                    Object chosen = component.getAccessor().invoke(body);
                    return "." + chosen.getClass().getSimpleName();
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        return "";
    }

    private static String text(StoredEntry entry) {
        String personal = entry.personal() == null
                ? ""
                : "\"personal\": " + entry.personal() + ",\n\"salt\": \"" + entry.salt() + "\",\n\"personalHash\": \""
                        + entry.personalHash() + "\",\n";
        return "{\n\"envelope\": " + entry.envelope() + ",\n\"body\": " + entry.body() + ",\n" + personal
                + "\"hash\": \"" + EntryCodec.hash(entry) + "\"\n}\n";
    }

    private static void compare(Path file, String expected) throws IOException {
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, expected);
        }
        assertThat(file).as("write it with -Dgolden.write=true").exists();
        assertThat(Files.readString(file)).isEqualTo(expected);
    }

    private static void replay(Path file) throws IOException, UnreadableException {
        Map<String, String> lines = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            int colon = line.indexOf("\": ");
            if (colon > 0) {
                String value = line.substring(colon + 3);
                lines.put(
                        line.substring(1, colon), value.endsWith(",") ? value.substring(0, value.length() - 1) : value);
            }
        }
        StoredEntry entry = new StoredEntry(
                lines.getOrDefault("envelope", ""),
                lines.getOrDefault("body", ""),
                lines.get("personal"),
                unquoted(lines.get("salt")),
                unquoted(lines.get("personalHash")));
        assertThat(EntryCodec.hash(entry)).isEqualTo(unquoted(lines.get("hash")));
        assertThat(EntryCodec.hash(entry.erased())).isEqualTo(EntryCodec.hash(entry));
        if (file.getFileName().toString().startsWith("input.")) {
            assertThat(EntryCodec.decodeInput(entry).body()).isNotInstanceOf(UnreadableInput.class);
        } else {
            assertThat(EntryCodec.decodeEvent(entry).body()).isNotNull();
        }
    }

    private static @Nullable String unquoted(@Nullable String text) {
        return text == null ? null : text.substring(1, text.length() - 1);
    }
}
