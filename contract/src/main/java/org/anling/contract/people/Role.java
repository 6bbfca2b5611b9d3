package org.anling.contract.people;

/** What somebody may do at the centre. */
public enum Role {
    /** Call-handler 坐席. */
    OPERATOR,

    /** Shift lead 班长. */
    SUPERVISOR,

    /** Keeps the registry 管理员. */
    ADMIN,

    /** Goes to the elder 响应人员. */
    RESPONDER
}
