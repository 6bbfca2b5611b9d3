package org.anling.registry.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anling.contract.directory.ElderCard.Contact;
import org.anling.registry.imports.ElderColumns.ContactColumns;
import org.anling.registry.sheet.SheetCell;

/** Contacts and key holders out of their columns, in the order in which they are called. */
final class ContactCells {

    private ContactCells() {}

    static List<Contact> of(GivenRow row, List<Contact> was) {
        if (ElderColumns.CONTACTS.stream().noneMatch(columns -> row.has(columns.name()) || row.has(columns.phone()))) {
            return was;
        }
        List<Contact> contacts = new ArrayList<>();
        for (ContactColumns columns : ElderColumns.CONTACTS) {
            if (columns.all().stream().anyMatch(column -> !row.raw(column).equals(SheetCell.EMPTY))) {
                one(row, columns).ifPresent(contacts::add);
            }
        }
        return contacts;
    }

    private static Optional<Contact> one(GivenRow row, ContactColumns columns) {
        String name = row.need(columns.name());
        String phone = row.phone(columns.phone());
        if (phone == null) {
            row.need(columns.phone());
        }
        String relation = Optional.ofNullable(row.text(columns.relation())).orElse("");
        boolean key = row.yes(columns.key());
        String hours = row.text(columns.hours());
        boolean informed = row.yes(columns.informed());
        return phone == null ? Optional.empty() : Optional.of(new Contact(name, relation, phone, key, hours, informed));
    }
}
