package org.anling.console.web.office;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.anling.console.api.Done;
import org.anling.console.api.Face;
import org.anling.console.api.endpoint.Endpoint;
import org.anling.console.api.endpoint.OfficeEndpoint;
import org.anling.console.api.office.StaffRows;
import org.anling.console.store.Office;
import org.anling.console.store.Session;
import org.anling.console.web.ApiHandler;
import org.anling.console.web.Call;
import org.anling.console.web.Refusal;
import org.anling.console.web.Reply;
import org.anling.contract.id.StaffId;
import org.anling.registry.office.AccountRow;
import org.anling.registry.office.By;
import org.anling.registry.office.OfficeAccounts;
import org.anling.registry.people.Account;
import org.anling.registry.people.Reachable;
import org.anling.registry.people.StaffMember;
import org.jspecify.annotations.Nullable;

/** The staff and its accounts. Nobody touches his own rights, or those of somebody who sees more than he does. */
public final class StaffHandlers {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final Pattern PHONE = Pattern.compile("[0-9+ -]{3,32}");
    private static final Pattern MAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@]{1,189}");
    private static final int LONGEST_NAME = 60;

    private final Desk desk;

    public StaffHandlers(Desk desk) {
        this.desk = desk;
    }

    public Map<Endpoint, ApiHandler> handlers() {
        Map<Endpoint, ApiHandler> handlers = new HashMap<>();
        handlers.put(OfficeEndpoint.STAFF_RECORDS, this::list);
        handlers.put(OfficeEndpoint.ADD_STAFF, this::add);
        handlers.put(OfficeEndpoint.CHANGE_STAFF, this::change);
        handlers.put(OfficeEndpoint.INVITE_STAFF, this::invite);
        handlers.put(OfficeEndpoint.DISABLE_STAFF, call -> standing(call, Account.Standing.DISABLED));
        handlers.put(OfficeEndpoint.ENABLE_STAFF, call -> standing(call, Account.Standing.ACTIVE));
        handlers.put(OfficeEndpoint.UNLOCK_STAFF, this::unlock);
        handlers.put(OfficeEndpoint.RESET_FACTOR, this::resetFactor);
        handlers.replaceAll((endpoint, handler) -> OfficeWords.told(handler, desk.directory()));
        return handlers;
    }

    private Reply list(Call call) {
        Office office = desk.office();
        Map<String, AccountRow> accounts =
                office.accounts().byPerson(desk.clock().instant());
        return Reply.ok(new StaffRows.StaffRecords(office.staff().list().stream()
                .filter(member -> call.session().scope().sees(member.scope()))
                .map(member -> record(member, accounts.get(member.id().value())))
                .toList()));
    }

    private Reply add(Call call) {
        StaffRows.NewStaff body = call.body(StaffRows.NewStaff.class);
        OfficeWords.check(ID.matcher(body.id()).matches(), "id");
        StaffMember member = member(call, new Wish(body.id(), 0, Reachable.PLAIN), body);
        return Reply.ok(invitation(desk.office().staff().add(member, by(call)), member.name()));
    }

    private Reply change(Call call) {
        StaffRows.StaffChange body = call.body(StaffRows.StaffChange.class);
        StaffMember before = seen(call);
        StaffRows.NewStaff wish =
                new StaffRows.NewStaff(call.id(), body.name(), body.role(), body.phone(), body.mail(), body.scope());
        StaffMember member = member(call, new Wish(call.id(), body.version(), before.reachable()), wish);
        boolean rights = before.role() != member.role() || !before.scope().equals(member.scope());
        if (rights && call.id().equals(call.session().person())) {
            throw OfficeWords.refusal(409, "not_yourself");
        }
        StaffMember after = desk.office().staff().change(member, by(call));
        if (rights) {
            desk.signOut(call.id());
        }
        return Reply.ok(record(
                after, desk.office().accounts().byPerson(desk.clock().instant()).get(call.id())));
    }

    private Reply invite(Call call) {
        OfficeAccounts.Invitation made = desk.office().accounts().newPassword(other(call), by(call));
        desk.signOut(call.id());
        return Reply.ok(invitation(made, desk.directory().nameOf(call.id())));
    }

    private Reply standing(Call call, Account.Standing standing) {
        desk.office().accounts().setStanding(other(call), standing, by(call));
        desk.signOut(call.id());
        return Reply.ok(Done.YES);
    }

    private Reply unlock(Call call) {
        desk.office().accounts().unlock(other(call), by(call));
        return Reply.ok(Done.YES);
    }

    private Reply resetFactor(Call call) {
        desk.office().accounts().resetFactor(other(call), by(call));
        desk.signOut(call.id());
        return Reply.ok(Done.YES);
    }

    /** The account of somebody else within the scope. */
    private String other(Call call) {
        seen(call);
        if (call.id().equals(call.session().person())) {
            throw OfficeWords.refusal(409, "not_yourself");
        }
        AccountRow row =
                desk.office().accounts().byPerson(desk.clock().instant()).get(call.id());
        if (row == null || Face.of(row.account().role()) != Face.STAFF) {
            throw OfficeWords.refusal(409, "no_account");
        }
        return row.account().username();
    }

    private StaffMember seen(Call call) {
        StaffMember member;
        try {
            member =
                    desk.office().staff().find(call.id()).orElseThrow(() -> OfficeWords.refusal(404, "unknown_record"));
        } catch (IllegalArgumentException e) {
            throw OfficeWords.refusal(404, "unknown_record");
        }
        if (!call.session().scope().sees(member.scope())) {
            throw Refusal.of(403, "out_of_scope");
        }
        return member;
    }

    /** What stays as it was. */
    private record Wish(String id, long version, Reachable reachable) {}

    private StaffMember member(Call call, Wish wish, StaffRows.NewStaff typed) {
        String name = typed.name().strip();
        OfficeWords.check(!name.isEmpty() && name.length() <= LONGEST_NAME, "name");
        OfficeWords.check(Face.of(typed.role()) == Face.STAFF, "role");
        String scope = scope(call.session(), typed.scope());
        Reachable reachable = new Reachable(
                mail(typed.mail()),
                wish.reachable().webhook(),
                wish.reachable().channels(),
                wish.reachable().language());
        return new StaffMember(
                new StaffId(wish.id()), typed.role(), name, phone(typed.phone()), wish.version(), reachable, scope);
    }

    /** One's own at most, and one in which something lies. */
    private String scope(Session session, @Nullable String typed) {
        String scope = Objects.requireNonNullElse(typed, "").strip();
        boolean fits = scope.matches("[0-9]{0,12}") && session.scope().sees(scope);
        OfficeWords.check(
                fits && (scope.isEmpty() || !desk.office().tree().list(scope).isEmpty()), "scope");
        return scope;
    }

    static @Nullable String phone(@Nullable String typed) {
        String phone = Objects.requireNonNullElse(typed, "").strip();
        OfficeWords.check(phone.isEmpty() || PHONE.matcher(phone).matches(), "phone");
        return phone.isEmpty() ? null : phone;
    }

    static @Nullable String mail(@Nullable String typed) {
        String mail = Objects.requireNonNullElse(typed, "").strip();
        OfficeWords.check(mail.isEmpty() || MAIL.matcher(mail).matches(), "mail");
        return mail.isEmpty() ? null : mail;
    }

    private By by(Call call) {
        return desk.by(call.session());
    }

    private StaffRows.StaffRecord record(StaffMember member, @Nullable AccountRow account) {
        String id = member.id().value();
        return new StaffRows.StaffRecord(
                id,
                member.name(),
                member.role(),
                member.phone(),
                member.reachable().mail(),
                member.scope(),
                member.version(),
                account == null ? null : state(account, desk.sessions().list(id).size()));
    }

    static StaffRows.AccountState state(AccountRow row, int sessions) {
        Instant oneTime = row.oneTimeUntil();
        AccountRow.Locks locks = row.locks();
        return new StaffRows.AccountState(
                row.account().username(),
                row.account().standing() == Account.Standing.DISABLED,
                locks.strangersUntil(),
                oneTime,
                row.factorSince(),
                sessions,
                locks.strangers().count(),
                locks.strangers().since(),
                locks.browsers(),
                locks.browserUntil());
    }

    static StaffRows.Invitation invitation(OfficeAccounts.Invitation made, String name) {
        return new StaffRows.Invitation(made.person(), name, made.username(), made.password(), made.until());
    }
}
