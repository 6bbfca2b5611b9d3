package org.anling.simulation.district.people;

import java.util.List;

/** What whoever goes there has to know: facts about the body, about talking, and about dangers in the flat. */
public record FirstAidCard(
        List<String> allergies,
        List<String> conditions,
        boolean anticoagulant,
        boolean oxygen,
        boolean deaf,
        String dialect,
        boolean dog,
        boolean bottledGas) {

    public FirstAidCard {
        allergies = List.copyOf(allergies);
        conditions = List.copyOf(conditions);
    }
}
