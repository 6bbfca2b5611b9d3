package org.anling.console.web.office;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.anling.console.api.Done;
import org.anling.console.api.ResponderRow;
import org.anling.console.api.endpoint.Endpoint;
import org.anling.console.api.endpoint.OfficeEndpoint;
import org.anling.console.api.office.ResponderRows;
import org.anling.console.api.office.StaffRows;
import org.anling.console.projection.Board;
import org.anling.console.web.ApiHandler;
import org.anling.console.web.Call;
import org.anling.console.web.Refusal;
import org.anling.console.web.Reply;
import org.anling.contract.alert.Position;
import org.anling.contract.directory.PersonCard.Reach;
import org.anling.contract.id.ResponderId;
import org.anling.contract.people.Availability;
import org.anling.contract.people.Channel;
import org.anling.contract.people.ResponderProfile;
import org.anling.contract.state.ResponderState;
import org.anling.registry.office.AccountRow;
import org.anling.registry.office.OfficeAccounts;
import org.anling.registry.people.Organisation;
import org.anling.registry.people.Reachable;
import org.anling.registry.people.Responder;
import org.jspecify.annotations.Nullable;

/** The responders of the registry, beside what the board knows of them: on duty or not, proven or not. */
public final class ResponderRecordHandlers {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.:@-]{1,64}");
    private static final int LONGEST_NAME = 60;
    private static final int MOST_WORDS = 100;
    private static final int AT_ONCE = 100;
    private static final int SHORTEST_WAIT = 5;
    private static final int LONGEST_WAIT = 600;

    private final Desk desk;
    private final Supplier<Board> boards;

    public ResponderRecordHandlers(Desk desk, Supplier<Board> boards) {
        this.desk = desk;
        this.boards = boards;
    }

    public Map<Endpoint, ApiHandler> handlers() {
        Map<Endpoint, ApiHandler> handlers = new HashMap<>();
        handlers.put(OfficeEndpoint.RESPONDER_RECORDS, this::list);
        handlers.put(OfficeEndpoint.ADD_RESPONDER, this::add);
        handlers.put(OfficeEndpoint.CHANGE_RESPONDER, this::change);
        handlers.put(OfficeEndpoint.REMOVE_RESPONDER, this::remove);
        handlers.put(OfficeEndpoint.INVITE_RESPONDERS, this::invite);
        handlers.replaceAll((endpoint, handler) -> OfficeWords.told(handler, desk.directory()));
        return handlers;
    }

    private Reply list(Call call) {
        Board board = boards.get();
        Map<String, AccountRow> accounts =
                desk.office().accounts().byPerson(desk.clock().instant());
        return Reply.ok(new ResponderRows.ResponderRecords(desk.office().responders().list().stream()
                .filter(one -> call.session().scope().sees(one.profile().community()))
                .map(one -> record(one, accounts.get(one.id().value()), board))
                .toList()));
    }

    private Reply add(Call call) {
        ResponderRows.ResponderForm form = call.body(ResponderRows.ResponderForm.class);
        OfficeWords.check(ID.matcher(form.id()).matches(), "id");
        desk.office()
                .responders()
                .put(responder(call, form, 0, Reachable.PLAIN, Optional.empty()), desk.by(call.session()));
        return Reply.ok(Done.YES);
    }

    private Reply change(Call call) {
        ResponderRows.ResponderForm form = call.body(ResponderRows.ResponderForm.class);
        Responder before = seen(call, call.id());
        if (!form.id().equals(call.id()) || form.version() < 1) {
            throw Refusal.of(400, "malformed");
        }
        Responder after = responder(call, form, form.version(), before.reachable(), Optional.of(before));
        desk.office().responders().put(after, desk.by(call.session()));
        return Reply.ok(Done.YES);
    }

    private Reply remove(Call call) {
        seen(call, call.id());
        desk.office().responders().remove(call.id(), desk.by(call.session()));
        desk.signOut(call.id());
        return Reply.ok(Done.YES);
    }

    /** Who has no account gets one; who has one gets a new password, if he is the only one that is named. */
    private Reply invite(Call call) {
        List<String> ids = call.body(StaffRows.Invite.class).ids();
        if (ids.isEmpty() || ids.size() > AT_ONCE) {
            throw OfficeWords.refusal(400, "too_many");
        }
        Map<String, Responder> named = new HashMap<>();
        ids.forEach(id -> named.put(id, seen(call, id)));
        Map<String, AccountRow> accounts =
                desk.office().accounts().byPerson(desk.clock().instant());
        AccountRow known = accounts.get(ids.getFirst());
        List<OfficeAccounts.Invitation> made = ids.size() == 1 && known != null
                ? List.of(renewed(call, known))
                : desk.office().accounts().invite(ids, desk.by(call.session()));
        return Reply.ok(new StaffRows.Invitations(made.stream()
                .map(one -> StaffHandlers.invitation(
                        one, Objects.requireNonNull(named.get(one.person())).name()))
                .toList()));
    }

    private OfficeAccounts.Invitation renewed(Call call, AccountRow known) {
        OfficeAccounts.Invitation made =
                desk.office().accounts().newPassword(known.account().username(), desk.by(call.session()));
        desk.signOut(known.account().person());
        return made;
    }

    private Responder seen(Call call, String id) {
        Responder found;
        try {
            found = desk.office().responders().find(id).orElseThrow(() -> OfficeWords.refusal(404, "unknown_record"));
        } catch (IllegalArgumentException e) {
            throw OfficeWords.refusal(404, "unknown_record");
        }
        if (!call.session().scope().sees(found.profile().community())) {
            throw Refusal.of(403, "out_of_scope");
        }
        return found;
    }

    private Responder responder(
            Call call,
            ResponderRows.ResponderForm form,
            long version,
            Reachable reachable,
            Optional<Responder> before) {
        String name = form.name().strip();
        OfficeWords.check(!name.isEmpty() && name.length() <= LONGEST_NAME, "name");
        checkCommunity(call, form.community());
        String scope = Objects.requireNonNullElse(form.scope(), "").strip();
        OfficeWords.check(
                scope.isEmpty()
                        || (scope.matches("[0-9]{1,12}")
                                && !desk.office().tree().list(scope).isEmpty()),
                "scope");
        Availability availability =
                before.map(known -> known.profile().availability()).orElse(Availability.UNAVAILABLE);
        ResponderProfile profile = new ResponderProfile(
                new ResponderId(form.id()),
                form.kind(),
                form.travel(),
                availability,
                form.community(),
                scope,
                words(form.skills()),
                words(form.keysOf()),
                version);
        Reachable reached = new Reachable(
                StaffHandlers.mail(form.mail()), reachable.webhook(), channels(form.channels()), reachable.language());
        return new Responder(profile, name, StaffHandlers.phone(form.phone()), base(form, before), reached);
    }

    private void checkCommunity(Call call, String community) {
        boolean known = desk.office().tree().list(community).stream()
                .anyMatch(node -> node.organisation().code().equals(community)
                        && node.organisation().level() == Organisation.Level.COMMUNITY);
        OfficeWords.check(known && call.session().scope().sees(community), "community");
    }

    /** As typed; else where it was; else amid the homes of the community. */
    private Position base(ResponderRows.ResponderForm form, Optional<Responder> before) {
        Double latitude = form.latitude();
        Double longitude = form.longitude();
        if (latitude != null && longitude != null) {
            try {
                return Position.home(latitude, longitude);
            } catch (IllegalArgumentException e) {
                throw OfficeWords.field("place");
            }
        }
        return before.map(Responder::base)
                .or(() -> desk.office().tree().middle(form.community()))
                .orElseThrow(() -> OfficeWords.field("place"));
    }

    private static List<Reach> channels(List<ResponderRows.ChannelWait> ways) {
        Set<Channel> seen = new LinkedHashSet<>();
        ways.forEach(way -> OfficeWords.check(
                way.waitSeconds() >= SHORTEST_WAIT && way.waitSeconds() <= LONGEST_WAIT && seen.add(way.channel()),
                "channels"));
        return ways.stream()
                .map(way -> new Reach(way.channel(), way.waitSeconds()))
                .toList();
    }

    private static List<String> words(List<String> typed) {
        List<String> words = typed.stream()
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .distinct()
                .sorted()
                .toList();
        OfficeWords.check(
                words.size() <= MOST_WORDS
                        && words.stream().allMatch(word -> ID.matcher(word).matches()),
                "words");
        return words;
    }

    private static ResponderRows.ResponderRecord record(Responder of, @Nullable AccountRow account, Board board) {
        ResponderProfile profile = of.profile();
        return new ResponderRows.ResponderRecord(
                of.id().value(),
                of.name(),
                profile.kind(),
                profile.travel(),
                of.phone(),
                of.reachable().mail(),
                profile.community(),
                profile.scope(),
                profile.skills(),
                profile.keysOf(),
                of.reachable().channels().stream()
                        .map(reach -> new ResponderRows.ChannelWait(reach.channel(), reach.waitSeconds()))
                        .toList(),
                of.base().latitude(),
                of.base().longitude(),
                of.version(),
                account == null ? null : StaffHandlers.state(account, 0),
                assurance(board.responders().get(of.id()), board));
    }

    private static ResponderRows.@Nullable ResponderAssurance assurance(@Nullable ResponderState state, Board board) {
        if (state == null) {
            return null;
        }
        Instant last =
                state.recentJobs().stream().max(Comparator.naturalOrder()).orElse(null);
        return new ResponderRows.ResponderAssurance(
                state.availability(),
                board.runningAssignments(state.profile().id()).size(),
                state.proven().entrySet().stream()
                        .map(proof -> new ResponderRow.ChannelProof(proof.getKey(), proof.getValue()))
                        .toList(),
                last,
                state.offers(),
                state.accepts());
    }
}
