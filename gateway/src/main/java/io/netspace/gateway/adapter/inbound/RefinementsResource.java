package io.netspace.gateway.adapter.inbound;

import com.fasterxml.jackson.databind.JsonNode;
import io.netspace.gateway.adapter.inbound.access.Requesters;
import io.netspace.gateway.adapter.inbound.access.Roles;
import io.netspace.gateway.application.ReviewRefinement;
import io.netspace.gateway.application.StudyQueries;
import io.netspace.gateway.application.UndoRefinement;
import io.netspace.gateway.application.view.RefinementView;
import io.netspace.messaging.event.Review;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** One refinement: read, review and undo it. */
@Path(Api.ROOT + "/refinements/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "refinements")
@RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.APPROVER})
public class RefinementsResource {
  private static final String DEFAULT_REVIEWER = "a person";
  private static final String DEFAULT_REASON = "No reason given.";

  private final ReviewRefinement reviewRefinement;
  private final UndoRefinement undoRefinement;
  private final StudyQueries queries;
  private final RequestBodies bodies;
  private final EntityTags tags;
  private final Requesters requesters;

  RefinementsResource(
      ReviewRefinement reviewRefinement,
      UndoRefinement undoRefinement,
      StudyQueries queries,
      RequestBodies bodies,
      EntityTags tags,
      Requesters requesters) {
    this.reviewRefinement = reviewRefinement;
    this.undoRefinement = undoRefinement;
    this.queries = queries;
    this.bodies = bodies;
    this.tags = tags;
    this.requesters = requesters;
  }

  @GET
  @Operation(summary = "A refinement from its proposal to its decision")
  @APIResponseSchema(RefinementView.class)
  @APIResponse(responseCode = "404", description = "No such refinement")
  public Response get(@PathParam("id") String id) {
    return respond(queries.refinement(id));
  }

  @POST
  @RolesAllowed(Roles.APPROVER)
  @Path("review")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Approve or reject a proposed refinement, once")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema =
                  @Schema(
                      type = SchemaType.OBJECT,
                      requiredProperties = {"review"},
                      properties = {
                        @SchemaProperty(
                            name = "review",
                            type = SchemaType.STRING,
                            enumeration = {"approve", "reject"}),
                        @SchemaProperty(name = "reviewer", type = SchemaType.STRING),
                        @SchemaProperty(name = "reason", type = SchemaType.STRING)
                      })))
  @APIResponseSchema(RefinementView.class)
  @APIResponse(responseCode = "404", description = "No such refinement")
  @APIResponse(responseCode = "409", description = "Decided, reviewed, or not for people")
  @APIResponse(responseCode = "412", description = "Changed since the ETag in If-Match")
  public Response review(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      byte[] body) {
    JsonNode review = bodies.object(body, "review", "reviewer", "reason");
    return respond(
        reviewRefinement.review(
            id,
            Objects.requireNonNull(
                Parameters.choice(
                    "review", RequestBodies.text(review, "review", null), Review.class)),
            reviewer(review),
            RequestBodies.text(review, "reason", DEFAULT_REASON),
            requesters.current(),
            seen -> ifMatch == null || matches(ifMatch, seen)));
  }

  @POST
  @RolesAllowed(Roles.APPROVER)
  @Path("undo")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Undo an accepted refinement, once",
      description =
          "The study goes on from the space before it, with the refinements that follow; what came"
              + " from it is out. Nothing is trained again that is known.")
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema =
                  @Schema(
                      type = SchemaType.OBJECT,
                      properties = {
                        @SchemaProperty(name = "reviewer", type = SchemaType.STRING),
                        @SchemaProperty(name = "reason", type = SchemaType.STRING)
                      })))
  @APIResponseSchema(RefinementView.class)
  @APIResponse(responseCode = "404", description = "No such refinement")
  @APIResponse(
      responseCode = "409",
      description = "Not accepted, not decided, undone already, or its study has ended")
  @APIResponse(responseCode = "412", description = "Changed since the ETag in If-Match")
  public Response undo(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      byte[] body) {
    JsonNode undo = bodies.object(body, "reviewer", "reason");
    return respond(
        undoRefinement.undo(
            id,
            reviewer(undo),
            RequestBodies.text(undo, "reason", DEFAULT_REASON),
            requesters.current(),
            seen -> ifMatch == null || matches(ifMatch, seen)));
  }

  private String reviewer(JsonNode body) {
    String stated =
        body.path("reviewer").isMissingNode() || body.path("reviewer").isNull()
            ? null
            : RequestBodies.text(body, "reviewer", null);
    return requesters.reviewer(stated, DEFAULT_REVIEWER);
  }

  private boolean matches(String ifMatch, RefinementView seen) {
    String current = "\"" + tags.of(seen).getValue() + "\"";
    return Arrays.stream(ifMatch.split(","))
        .map(String::strip)
        .anyMatch(tag -> tag.equals("*") || tag.equals(current));
  }

  private Response respond(RefinementView view) {
    return Response.ok(view).tag(tags.of(view)).build();
  }
}
