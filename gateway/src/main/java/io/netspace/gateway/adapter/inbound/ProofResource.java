package io.netspace.gateway.adapter.inbound;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.netspace.formats.json.ModelJson;
import io.netspace.gateway.adapter.inbound.access.Roles;
import io.netspace.gateway.application.StudyProofBuilder;
import io.netspace.gateway.application.StudyQueries;
import io.netspace.model.proof.StudyProof;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The proof of a study: all that is needed to recompute its decisions. */
@Path(Api.STUDIES)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "evidence")
@RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.APPROVER})
public class ProofResource {
  private final StudyQueries queries;
  private final ObjectWriter json =
      ModelJson.mapper().writer().without(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

  ProofResource(StudyQueries queries) {
    this.queries = queries;
  }

  @GET
  @Path(Api.STUDY + "/proof")
  @Operation(
      summary = "What is needed to recompute every decision of a study",
      description =
          "The study, its revisions, its decisions with their evidence, its conclusion if there is"
              + " one, and the outcome of every candidate with its digest. ./netspace verify"
              + " recomputes it.")
  @APIResponse(
      responseCode = "200",
      description = "The proof, as far as the study has come",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.OBJECT)))
  @APIResponse(responseCode = "404", description = "No such study")
  public Response get(@PathParam("id") String id) {
    StudyProof proof = StudyProofBuilder.build(queries.snapshot(id));
    StreamingOutput body = out -> json.writeValue(out, proof);
    return Response.ok(body)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + id + ".proof.json\"")
        .build();
  }
}
