package org.anling.launcher;

/** Terminal texts in the language that the script chose; logs are always English. */
public final class Words {
    private final boolean chinese;

    private Words(String language) {
        this.chinese = language.startsWith("zh");
    }

    public static Words ofThisMachine() {
        return new Words(System.getProperty("anling.language", "en"));
    }

    public String text(String zh, String en) {
        return chinese ? zh : en;
    }

    /** Prints one line to the terminal, which is the face of a command. */
    public void say(String zh, String en) {
        System.out.println(text(zh, en));
    }
}
