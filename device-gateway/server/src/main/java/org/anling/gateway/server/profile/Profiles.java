package org.anling.gateway.server.profile;

import org.anling.gateway.codec.dc09.CodeProfile;
import org.anling.gateway.codec.gt06.Gt06Profile;
import org.anling.gateway.codec.jt808.Jt808Profile;
import org.anling.gateway.codec.watch.WatchProfile;

/** The profiles of all protocols that have some. */
public record Profiles(
        ByModel<WatchProfile> watch,
        ByModel<Gt06Profile> gt06,
        ByModel<Jt808Profile> jt808,
        ByModel<CodeProfile> dc09) {

    /** Every device is taken for one that nobody described. */
    public static final Profiles NONE = new Profiles(
            ByModel.all(WatchProfile.STANDARD),
            ByModel.all(Gt06Profile.STANDARD),
            ByModel.all(Jt808Profile.STANDARD),
            ByModel.all(CodeProfile.STANDARD));
}
