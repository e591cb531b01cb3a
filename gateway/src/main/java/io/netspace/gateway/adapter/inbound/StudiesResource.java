package io.netspace.gateway.adapter.inbound;

import io.netspace.formats.document.StudyDocument;
import io.netspace.gateway.adapter.inbound.access.Requesters;
import io.netspace.gateway.adapter.inbound.access.Roles;
import io.netspace.gateway.application.RequestStudy;
import io.netspace.gateway.application.StudyQueries;
import io.netspace.gateway.application.view.StudyRow;
import io.netspace.gateway.application.view.StudyView;
import io.netspace.model.study.Study;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Requests studies, and lists them. */
@Path(Api.STUDIES)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "studies")
@RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.APPROVER})
public class StudiesResource {
  private static final int PAGE = 20;
  private static final int MAX_PAGE = 500;

  private final RequestStudy requestStudy;
  private final StudyQueries queries;
  private final RequestBodies bodies;
  private final EntityTags tags;
  private final Requesters requesters;

  StudiesResource(
      RequestStudy requestStudy,
      StudyQueries queries,
      RequestBodies bodies,
      EntityTags tags,
      Requesters requesters) {
    this.requestStudy = requestStudy;
    this.queries = queries;
    this.bodies = bodies;
    this.tags = tags;
    this.requesters = requesters;
  }

  @POST
  @RolesAllowed(Roles.OPERATOR)
  @Consumes({MediaType.APPLICATION_JSON, RequestBodies.YAML, "application/x-yaml", "text/yaml"})
  @Operation(
      summary = "Request a study",
      description =
          "The body is a study document in JSON or YAML. The same document under the same"
              + " Idempotency-Key is the same study.")
  @RequestBody(
      required = true,
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(type = SchemaType.OBJECT)),
        @Content(mediaType = RequestBodies.YAML, schema = @Schema(type = SchemaType.OBJECT))
      })
  @APIResponse(
      responseCode = "201",
      description = "The new study; see Location and ETag",
      content = @Content(schema = @Schema(implementation = StudyView.class)))
  @APIResponse(
      responseCode = "200",
      description = "The existing study",
      content = @Content(schema = @Schema(implementation = StudyView.class)))
  @APIResponse(responseCode = "400", description = "An invalid document; field names the fault")
  @APIResponse(responseCode = "413", description = "A body above 1 MiB")
  public Response request(
      byte[] body,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      @Context HttpHeaders headers,
      @Context UriInfo uri) {
    Study study =
        StudyDocument.parse(bodies.document(body, headers.getMediaType()), idempotencyKey);
    boolean isNew = requestStudy.request(study, requesters.current());
    StudyView view = queries.study(study.id().value());
    Response.ResponseBuilder answer =
        isNew
            ? Response.created(uri.getAbsolutePathBuilder().path(view.id()).build())
            : Response.ok().contentLocation(uri.getAbsolutePathBuilder().path(view.id()).build());
    return answer.entity(view).tag(tags.of(view)).build();
  }

  @GET
  @Operation(summary = "Studies, newest first")
  @Parameter(
      name = "limit",
      schema =
          @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "500", defaultValue = "20"))
  public Page<StudyRow> list(
      @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable String limit) {
    int most = Parameters.integer("limit", limit, PAGE, 1, MAX_PAGE);
    return Page.of(
        queries.studies(Parameters.studySortKey(cursor), most + 1),
        most,
        row -> row,
        row -> Parameters.cursor(StudyQueries.sortKey(row)));
  }
}
