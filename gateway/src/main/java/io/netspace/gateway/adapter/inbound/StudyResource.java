package io.netspace.gateway.adapter.inbound;

import io.netspace.gateway.adapter.inbound.access.Roles;
import io.netspace.gateway.application.Problem;
import io.netspace.gateway.application.StudyQueries;
import io.netspace.gateway.application.view.StudyView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One study in its current state. */
@Path(Api.STUDIES)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "studies")
@RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.APPROVER})
public class StudyResource {
  private final StudyQueries queries;
  private final EntityTags tags;

  StudyResource(StudyQueries queries, EntityTags tags) {
    this.queries = queries;
    this.tags = tags;
  }

  @GET
  @Path(Api.STUDY)
  @Operation(summary = "The current state of a study")
  @APIResponse(
      responseCode = "200",
      description = "The study; If-None-Match with its ETag saves the answer",
      content = @Content(schema = @Schema(implementation = StudyView.class)))
  @APIResponse(responseCode = "304", description = "Unchanged")
  @APIResponse(responseCode = "404", description = "No such study")
  public Response get(@PathParam("id") String id, @Context Request request) {
    StudyView view = queries.study(id);
    EntityTag tag = tags.of(view);
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    if (unchanged == null) {
      return Response.ok(view).tag(tag).build();
    }
    Response answer = unchanged.build();
    if (answer.getStatus() == Response.Status.PRECONDITION_FAILED.getStatusCode()) {
      throw Problem.changed("study (" + id + ") has changed since; read it again.");
    }
    return answer;
  }
}
