package io.netspace.gateway.adapter.inbound;

import io.netspace.gateway.adapter.inbound.access.Roles;
import io.netspace.gateway.application.CandidateOrder;
import io.netspace.gateway.application.CandidateQuery;
import io.netspace.gateway.application.CandidateQuery.Sort;
import io.netspace.gateway.application.ExportNetwork;
import io.netspace.gateway.application.StudyQueries;
import io.netspace.gateway.application.view.CandidateRow;
import io.netspace.gateway.application.view.DesignSpaceView;
import io.netspace.gateway.application.view.EdfView;
import io.netspace.gateway.application.view.KeptView;
import io.netspace.gateway.application.view.RefinementView;
import io.netspace.model.study.CandidateStatus;
import io.netspace.model.study.Purpose;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The results of a study: its spaces, distributions, candidates and refinements. */
@Path(Api.STUDIES)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "evidence")
@RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.APPROVER})
public class EvidenceResource {
  private static final int POINTS = 200;
  private static final int MAX_POINTS = 500;
  private static final int PAGE = 100;
  private static final int MAX_PAGE = 500;

  private final StudyQueries queries;
  private final ExportNetwork exportNetwork;

  EvidenceResource(StudyQueries queries, ExportNetwork exportNetwork) {
    this.queries = queries;
    this.exportNetwork = exportNetwork;
  }

  @GET
  @Path(Api.STUDY + "/design-spaces")
  @Operation(summary = "The published revisions of a study's space")
  public List<DesignSpaceView> designSpaces(@PathParam("id") String id) {
    return queries.designSpaces(id);
  }

  @GET
  @Path(Api.STUDY + "/design-spaces/{revision}")
  @Operation(summary = "One revision of a study's space")
  @Parameter(name = "revision", schema = @Schema(type = SchemaType.INTEGER, minimum = "0"))
  public DesignSpaceView designSpace(
      @PathParam("id") String id, @PathParam("revision") String revision) {
    return queries.designSpace(
        id, Parameters.integer("revision", revision, 0, 0, Integer.MAX_VALUE));
  }

  @GET
  @Path(Api.STUDY + "/edf")
  @Operation(
      summary = "The empirical distribution functions of the errors",
      description =
          "Diverged networks count at the error of guessing, abandoned ones not. Each step is the"
              + " fraction of networks whose error is at most errorPercent.")
  @Parameter(name = "revisions", description = "Numbers with commas; all without it")
  @Parameter(
      name = "points",
      description = "Maximum number of steps of one revision",
      schema =
          @Schema(type = SchemaType.INTEGER, minimum = "2", maximum = "500", defaultValue = "200"))
  @Parameter(
      name = "confidence",
      description =
          "With a band around each function that holds the true one at this confidence, at every"
              + " size of the population at once",
      schema = @Schema(type = SchemaType.NUMBER, minimum = "0", maximum = "1"))
  public EdfView edf(
      @PathParam("id") String id,
      @QueryParam("revisions") @Nullable String revisions,
      @QueryParam("points") @Nullable String points,
      @QueryParam("confidence") @Nullable String confidence) {
    return queries.edf(
        id,
        Parameters.integers("revisions", revisions),
        Parameters.integer("points", points, POINTS, 2, MAX_POINTS),
        Parameters.fraction("confidence", confidence));
  }

  @GET
  @Path(Api.STUDY + "/candidates")
  @Operation(summary = "The candidates of a study, page by page")
  @Parameter(name = "revision", schema = @Schema(type = SchemaType.INTEGER, minimum = "0"))
  @Parameter(
      name = "state",
      schema = @Schema(enumeration = {"outstanding", "trained", "diverged", "abandoned"}))
  @Parameter(
      name = "purpose",
      description =
          "Of their populations, with commas: explore, challenge, baseline or generalisation;"
              + " all without it")
  @Parameter(
      name = "sort",
      schema =
          @Schema(
              enumeration = {"error", "index"},
              defaultValue = "index"))
  @Parameter(name = "cursor", description = "The field next of the previous page")
  @Parameter(
      name = "limit",
      schema =
          @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "500", defaultValue = "100"))
  public Page<CandidateRow> candidates(
      @PathParam("id") String id,
      @QueryParam("revision") @Nullable String revision,
      @QueryParam("state") @Nullable String state,
      @QueryParam("purpose") @Nullable String purpose,
      @QueryParam("sort") @Nullable String sort,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable String limit) {
    int most = Parameters.integer("limit", limit, PAGE, 1, MAX_PAGE);
    Sort order =
        Objects.requireNonNullElse(Parameters.choice("sort", sort, Sort.class), Sort.INDEX);
    CandidateQuery query =
        new CandidateQuery(
            queries.snapshot(id).facts().id(),
            Parameters.integer("revision", revision, 0, Integer.MAX_VALUE),
            Parameters.choice("state", state, CandidateStatus.class),
            Parameters.choices("purpose", purpose, Purpose.class),
            order,
            Parameters.candidateSortKey(cursor, order),
            most + 1);
    return Page.of(
        queries.candidates(query),
        most,
        row -> row,
        row -> Parameters.cursor(CandidateOrder.sortKey(row, order), order));
  }

  @GET
  @Path(Api.STUDY + "/networks")
  @Operation(summary = "The trained networks that are kept and can be exported, best first")
  public List<KeptView> networks(@PathParam("id") String id) {
    return exportNetwork.keptNetworks(id).stream().map(KeptView::of).toList();
  }

  @GET
  @Path(Api.STUDY + "/refinements")
  @Operation(summary = "The refinements under test and decided, in the order of the ladder")
  public List<RefinementView> refinements(@PathParam("id") String id) {
    return queries.refinements(id);
  }
}
