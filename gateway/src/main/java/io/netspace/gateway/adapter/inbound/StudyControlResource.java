package io.netspace.gateway.adapter.inbound;

import io.netspace.gateway.adapter.inbound.access.Requesters;
import io.netspace.gateway.adapter.inbound.access.Roles;
import io.netspace.gateway.application.ControlStudy;
import io.netspace.gateway.application.view.StudyView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Pauses, resumes and cancels studies. */
@Path(Api.STUDIES)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "studies")
@RolesAllowed(Roles.OPERATOR)
public class StudyControlResource {
  private static final String DEFAULT_REASON = "Cancelled by a person.";

  private final ControlStudy controlStudy;
  private final RequestBodies bodies;
  private final Requesters requesters;

  StudyControlResource(ControlStudy controlStudy, RequestBodies bodies, Requesters requesters) {
    this.controlStudy = controlStudy;
    this.bodies = bodies;
    this.requesters = requesters;
  }

  @POST
  @Path(Api.STUDY + "/pause")
  @Operation(summary = "Sample no more candidates for now")
  @APIResponseSchema(StudyView.class)
  @APIResponse(responseCode = "409", description = "It is paused already, or has ended")
  public StudyView pause(@PathParam("id") String id) {
    return controlStudy.pause(id, requesters.current());
  }

  @POST
  @Path(Api.STUDY + "/resume")
  @Operation(summary = "Resume a paused study")
  @APIResponseSchema(StudyView.class)
  @APIResponse(responseCode = "409", description = "It is not paused")
  public StudyView resume(@PathParam("id") String id) {
    return controlStudy.resume(id, requesters.current());
  }

  @POST
  @Path(Api.STUDY + "/cancel")
  @Operation(summary = "Cancel a study")
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema =
                  @Schema(
                      type = SchemaType.OBJECT,
                      properties = @SchemaProperty(name = "reason", type = SchemaType.STRING))))
  @APIResponseSchema(StudyView.class)
  @APIResponse(responseCode = "409", description = "It has ended")
  public StudyView cancel(@PathParam("id") String id, byte[] body) {
    return controlStudy.cancel(
        id,
        RequestBodies.text(bodies.object(body, "reason"), "reason", DEFAULT_REASON),
        requesters.current());
  }
}
