package io.netspace.gateway.adapter.inbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netspace.gateway.GatewayConfig;
import io.netspace.gateway.adapter.inbound.access.Roles;
import io.netspace.gateway.application.FollowStudy;
import io.netspace.gateway.application.LoggedEvent;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;

/** The live stream of a study: its events as they are applied, and heartbeats between them. */
@Path(Api.STUDIES)
@Tag(name = "events")
@RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.APPROVER})
public class EventsResource {
  private static final int MAX_TAIL = 10_000;

  private final FollowStudy followStudy;
  private final ObjectMapper json;
  private final Duration heartbeat;

  EventsResource(FollowStudy followStudy, ObjectMapper json, GatewayConfig config) {
    this.followStudy = followStudy;
    this.json = json;
    this.heartbeat = config.heartbeat();
  }

  @GET
  @Path(Api.STUDY + "/events")
  @Blocking
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-cache")
  @Operation(
      summary = "The events of a study as a stream",
      description =
          "Server-sent events: the id grows, the event is the event's type, the data is the event"
              + " as it is in the log with the time of its publication. Last-Event-ID goes on"
              + " after that event. A comment is sent as a sign of life.")
  @Parameter(
      name = "Last-Event-ID",
      description = "The id of the last event received",
      schema = @Schema(type = SchemaType.INTEGER, minimum = "0"))
  @Parameter(
      name = "tail",
      description = "Without Last-Event-ID: begin with this many of the latest events",
      schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = "10000"))
  @APIResponse(
      responseCode = "200",
      description = "An unbounded stream",
      content =
          @Content(
              mediaType = MediaType.SERVER_SENT_EVENTS,
              schema = @Schema(type = SchemaType.STRING)))
  @APIResponse(responseCode = "404", description = "No such study")
  public Multi<OutboundSseEvent> follow(
      @PathParam("id") String id,
      @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
      @QueryParam("tail") @Nullable String tail,
      @Context Sse sse) {
    Multi<OutboundSseEvent> events =
        followStudy
            .follow(id, sequence(lastEventId), Parameters.integer("tail", tail, 0, MAX_TAIL))
            .map(event -> sseEvent(event, sse));
    Multi<OutboundSseEvent> signs =
        Multi.createFrom()
            .ticks()
            .every(heartbeat)
            .onOverflow()
            .drop()
            .map(_ -> sse.newEventBuilder().comment("alive").build());
    return Multi.createBy().merging().streams(events, signs);
  }

  private static @Nullable Long sequence(@Nullable String lastEventId) {
    if (lastEventId == null || lastEventId.isBlank()) {
      return null;
    }
    try {
      return Long.valueOf(lastEventId.strip());
    } catch (NumberFormatException notASequence) {
      throw Parameters.invalid("Last-Event-ID", lastEventId, "must be the id of an event told");
    }
  }

  private OutboundSseEvent sseEvent(LoggedEvent event, Sse sse) {
    return sse.newEventBuilder()
        .id(Long.toString(event.sequence()))
        .name(event.type())
        .mediaType(MediaType.TEXT_PLAIN_TYPE)
        .data(String.class, withTime(event))
        .build();
  }

  private String withTime(LoggedEvent event) {
    try {
      ObjectNode timed = json.createObjectNode().put("time", event.time().toString());
      timed.setAll((ObjectNode) json.readTree(event.json()));
      return json.writeValueAsString(timed);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Event " + event.id() + " is not JSON.", e);
    }
  }
}
