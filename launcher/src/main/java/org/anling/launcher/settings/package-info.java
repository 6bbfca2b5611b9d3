/**
 * What an operator of the server can set. The file {@code config/anling.properties} is the list of all keys with their
 * defaults; it is packed beside the classes and read first, then the operator's file, then {@code --set} from the command
 * line. Texts flow in, records flow out, once, before anything is started. What is unknown, missing or of the wrong
 * kind becomes a {@link org.anling.launcher.settings.BadSetting}: one line that names key, value and what to type. The main
 * thread runs it.
 */
@NullMarked
package org.anling.launcher.settings;

import org.jspecify.annotations.NullMarked;
