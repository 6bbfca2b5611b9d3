package org.anling.simulation.fleet.console;

/** An account and its password; never printed with the password. */
public record Login(String account, String password) {

    @Override
    public String toString() {
        return "Login[" + account + "]";
    }
}
