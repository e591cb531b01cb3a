package io.netspace.gateway.adapter.inbound.access;

/** The words of roles, as annotations need them. */
public final class Roles {
  public static final String VIEWER = "viewer";
  public static final String OPERATOR = "operator";
  public static final String APPROVER = "approver";

  private Roles() {}
}
