package io.netspace.gateway.domain.study;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change to a study that somebody has requested.
 *
 * @param id of its event
 * @param what type of its event
 * @param about id of the study or refinement
 * @param login who has requested it, null without a login or in events of earlier versions
 * @param address where the request came from, null in events of earlier versions
 * @param note reviewer and reason, where there are any
 */
public record ChangeFacts(
    String id,
    Instant time,
    String what,
    String about,
    @Nullable String login,
    @Nullable String address,
    @Nullable String note) {}
