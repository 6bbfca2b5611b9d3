package org.anling.contract.people;

/** What kind of responder somebody is; decides which health facts he may see. */
public enum ResponderKind {
    /** 医生 */
    DOCTOR,

    /** 护士 */
    NURSE,

    /** 养护员 */
    CARER,

    /** 志愿者 */
    VOLUNTEER,

    /** 家属 */
    FAMILY,

    /** 邻居 */
    NEIGHBOUR,

    /** 钥匙保管人 */
    KEY_HOLDER,

    /** 车辆 */
    VEHICLE
}
