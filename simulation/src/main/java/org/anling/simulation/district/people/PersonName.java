package org.anling.simulation.district.people;

/** A name as it is written and as an operator without Chinese reads it: {@code 王桂兰}, {@code Wang Guilan}. */
public record PersonName(String chinese, String pinyin) {}
