package org.anling.console.store;

import org.anling.console.api.Face;
import org.anling.contract.id.CentreId;
import org.anling.contract.people.Role;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.office.OfficeAccounts;
import org.anling.registry.office.OfficePlans;
import org.anling.registry.office.OfficeResponders;
import org.anling.registry.office.OfficeShifts;
import org.anling.registry.office.OfficeStaff;
import org.anling.registry.office.OfficeTree;
import org.anling.registry.people.Accounts;
import org.anling.registry.people.SecondFactors;

/**
 * What the office works with.
 *
 * @param own what people do with their own accounts
 * @param plans response plans and protocol cards
 * @param calendar who is on shift
 * @param demand of whom a second factor is demanded
 */
public record Office(
        Accounts own,
        SecondFactors factors,
        OfficeAccounts accounts,
        OfficeStaff staff,
        OfficeTree tree,
        OfficeResponders responders,
        PlanBook plans,
        Calendar calendar,
        Demand demand) {

    /** The shifts, and the database that elects who follows them. */
    public record Calendar(OfficeShifts shifts, RegistryDatabase database) {}

    /** Of whom the centre demands a second factor. */
    public enum Demand {
        ADMINS,
        STAFF,
        NOBODY;

        /** Whether somebody of this role must have one. */
        public boolean covers(Role role) {
            return switch (this) {
                case ADMINS -> role == Role.ADMIN;
                case STAFF -> Face.of(role) == Face.STAFF;
                case NOBODY -> false;
            };
        }
    }

    /** The office of a centre in PostgreSQL. */
    public static Office of(RegistryDatabase database, CentreId centre, Accounts accounts, Demand demand) {
        OfficeAccounts kept = new OfficeAccounts(database, centre, accounts);
        return new Office(
                accounts,
                accounts.factors(),
                kept,
                new OfficeStaff(database, centre, kept),
                new OfficeTree(database, centre),
                new OfficeResponders(database, centre),
                new PlanBook(new OfficePlans(database, centre), PlanBook.Files.NONE),
                new Calendar(new OfficeShifts(database, centre), database),
                demand);
    }

    /** The same with the files that plans and cards come from. */
    public Office with(PlanBook.Files files) {
        PlanBook book = new PlanBook(plans.store(), files);
        return new Office(own, factors, accounts, staff, tree, responders, book, calendar, demand);
    }
}
