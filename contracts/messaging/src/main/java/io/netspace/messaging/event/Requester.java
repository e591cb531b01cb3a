package io.netspace.messaging.event;

import org.jspecify.annotations.Nullable;

/**
 * Who has requested a change, and from where.
 *
 * @param login name of the login, absent where none was needed
 * @param address of the client's machine, or of the proxy before the gateway
 */
public record Requester(@Nullable String login, String address) {}
