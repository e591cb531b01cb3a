package io.netspace.gateway.adapter.inbound;

import io.netspace.gateway.adapter.inbound.access.Roles;
import io.netspace.gateway.application.ExportNetwork;
import io.netspace.gateway.application.StudyQueries;
import io.netspace.gateway.application.view.CandidateView;
import io.netspace.gateway.application.view.CurveView;
import io.netspace.model.training.ModelFormat;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One candidate: its network, learning curve, outcome and export. */
@Path(Api.ROOT + "/candidates/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "evidence")
@RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.APPROVER})
public class CandidatesResource {
  private final StudyQueries queries;
  private final ExportNetwork exportNetwork;

  CandidatesResource(StudyQueries queries, ExportNetwork exportNetwork) {
    this.queries = queries;
    this.exportNetwork = exportNetwork;
  }

  @GET
  @Operation(summary = "One candidate in full")
  public CandidateView get(@PathParam("id") String id) {
    return CandidateView.of(queries.candidate(id));
  }

  @GET
  @Path("curve")
  @Operation(summary = "Its learning curve, as far as it has come")
  public CurveView curve(@PathParam("id") String id) {
    return CurveView.of(queries.candidate(id));
  }

  @GET
  @Path("export")
  @Produces(MediaType.WILDCARD)
  @Operation(summary = "Its trained network, if it is kept: onnx, dl4j or json")
  @APIResponse(
      responseCode = "200",
      description = "ONNX, the zip of DL4J's ModelSerializer, or JSON with all weights",
      content = {
        @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM),
        @Content(mediaType = "application/zip"),
        @Content(mediaType = MediaType.APPLICATION_JSON)
      })
  @APIResponse(responseCode = "404", description = "No such candidate, or its network is not kept")
  @APIResponse(responseCode = "409", description = "It has no network, or none yet")
  public Response export(
      @PathParam("id") String id, @QueryParam("format") @DefaultValue("onnx") String format) {
    ModelFormat form =
        Objects.requireNonNull(Parameters.choice("format", format, ModelFormat.class));
    return Response.ok(exportNetwork.export(id, form), form.mediaType())
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + form.file(id) + "\"")
        .build();
  }
}
