package org.anling.registry.privacy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anling.contract.alert.Personal;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.entry.UnreadableException;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.ElderId;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.database.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * All that is held about one elder as one JSON document, as of one moment: the record of the registry, contacts, devices, who holds keys, incidents
 * with all of their events and the links of recordings, calls, and who did and saw what. Secrets of devices are no data about a person.
 */
public final class ElderFile {

    private static final String CONTACTS = "select to_jsonb(t) - array['centre', 'search_phone'] as j from contact t"
            + " where centre = ? and elder = ? order by position";
    private static final String DEVICES =
            "select to_jsonb(t) - array['centre', 'secret_hash', 'panel_key'] as j from device t where centre = ? and"
                    + " elder = ? order by id";
    private static final String HOLDERS = "select jsonb_build_object('id', id, 'name', name, 'kind', kind) as j from"
            + " responder where centre = ? and ? = any (keys_of) and not removed order by id";
    private static final String RECORD = "select to_jsonb(t) - array['centre', 'search_words', 'search_pinyin',"
            + " 'search_initials', 'search_phone'] as j from elder t where centre = ? and id = ?";
    private static final String AUDIT =
            "select to_jsonb(t) - array['centre', 'elder'] as j from audit t where centre = ? and elder = ? order by"
                    + " id";
    private static final String INCIDENTS =
            "select id, (to_jsonb(t) - array['centre', 'state', 'forgotten'])::text as j"
                    + " from incident t where centre = ? and elder = ? order by received_at, branch";
    private static final String EVENTS =
            "select * from event where centre = ? and incident = ? order by seq, branch desc";
    private static final String CALLS = """
        with calls as (select distinct substring(body from '"call":"([^"]*)"') as call from event
          where centre = ? and kind like 'call.%' and strpos(body, ?) > 0)
        select * from event where centre = ? and incident is null and kind like 'call.%'
        and substring(body from '"call":"([^"]*)"') in (select call from calls) order by seq\
        """;

    private final RegistryDatabase database;
    private final String centre;

    public ElderFile(RegistryDatabase database, CentreId centre) {
        this.database = database;
        this.centre = centre.value();
    }

    /** One event as it stands in the record. */
    private record Told(
            Instant at,
            long seq,
            String kind,
            String body,
            @Nullable String personal) {

        String json() {
            return "{\"at\":\"" + at + "\",\"seq\":" + seq + ",\"kind\":\"" + kind + "\",\"body\":" + body
                    + ",\"personal\":" + personal + "}";
        }

        /** Where the exchange keeps the recording that this event tells of. */
        Optional<String> recording() {
            String block = personal;
            if (block == null || !kind.equals("call.recorded")) {
                return Optional.empty();
            }
            try {
                return Optional.ofNullable(
                                ContractJson.decode(block, Personal.class).note())
                        .map(link -> "{\"at\":\"" + at + "\",\"link\":" + ContractJson.encode(link) + "}");
            } catch (UnreadableException e) {
                return Optional.empty();
            }
        }
    }

    /** The document; empty if nothing at all is held about such an elder. */
    public Optional<String> collect(ElderId elder, Instant now) {
        return database.call(transaction -> {
            transaction.update("set transaction isolation level repeatable read, read only");
            transaction.planEach();
            List<String> record = rows(transaction, RECORD, elder);
            List<String> incidents = incidents(transaction, elder);
            List<String> audit = rows(transaction, AUDIT, elder);
            if (record.isEmpty() && incidents.isEmpty() && audit.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(Stream.of(
                            "\"elder\":" + ContractJson.encode(elder.value()),
                            "\"centre\":" + ContractJson.encode(centre),
                            "\"madeAt\":\"" + now + "\"",
                            "\"record\":" + (record.isEmpty() ? "null" : record.getFirst()),
                            list("contacts", rows(transaction, CONTACTS, elder)),
                            list("devices", rows(transaction, DEVICES, elder)),
                            list("keyHolders", rows(transaction, HOLDERS, elder)),
                            list("incidents", incidents),
                            list("calls", calls(transaction, elder)),
                            list("audit", audit))
                    .collect(Collectors.joining(",\n", "{", "}\n")));
        });
    }

    private List<String> rows(Transaction transaction, String sql, ElderId elder) {
        return transaction.list(
                "select j::text as row from (" + sql + ") part", row -> row.getString("row"), centre, elder.value());
    }

    private record Incident(String id, String json) {}

    private List<String> incidents(Transaction transaction, ElderId elder) {
        List<String> all = new ArrayList<>();
        List<Incident> found = transaction.list(
                INCIDENTS, row -> new Incident(row.getString("id"), row.getString("j")), centre, elder.value());
        for (Incident one : found) {
            List<Told> told = events(transaction, EVENTS, centre, one.id());
            all.add("{\"incident\":" + one.json() + ","
                    + list("timeline", told.stream().map(Told::json).toList()) + ","
                    + list(
                            "recordings",
                            told.stream()
                                    .flatMap(event -> event.recording().stream())
                                    .toList())
                    + "}");
        }
        return all;
    }

    private List<String> calls(Transaction transaction, ElderId elder) {
        String named = "\"id\":\"" + elder.value() + "\",\"community\":";
        return events(transaction, CALLS, centre, named, centre).stream()
                .map(Told::json)
                .toList();
    }

    private static List<Told> events(Transaction transaction, String sql, Object... values) {
        return transaction.list(
                sql,
                row -> new Told(
                        Objects.requireNonNull(Transaction.instant(row, "at")),
                        row.getLong("seq"),
                        row.getString("kind"),
                        row.getString("body"),
                        row.getString("personal")),
                values);
    }

    private static String list(String name, List<String> rows) {
        return "\"" + name + "\":[" + String.join(",\n", rows) + "]";
    }
}
