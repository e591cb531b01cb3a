package io.netspace.model.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** Where code may be placed and what it may depend on, checked on the compiled classes. */
public final class ArchitectureRules {
  private static final String MODEL = "io.netspace.model..";
  private static final String EVENTS = "io.netspace.messaging.event..";
  private static final String LOG = "io.netspace.messaging.log..";
  private static final String[] LANGUAGE = {"java..", "org.jspecify.."};

  /** A package of more classes is several ideas. */
  private static final int MAX_CLASSES_OF_A_PACKAGE = 40;

  private ArchitectureRules() {}

  /**
   * Checks every rule of a service; its architecture test calls this.
   *
   * @param root package of the service, such as {@code io.netspace.sampler}
   * @throws AssertionError with what violates which rule
   */
  public static void checkService(String root) {
    JavaClasses service = production(root);
    Stream.concat(ofAService(root).stream(), ofEveryModule(root).stream())
        .forEach(rule -> rule.check(service));
  }

  /**
   * Checks every rule of a module that is no service.
   *
   * @param root package of the module, such as {@code io.netspace.model}
   * @param dependencies packages that it may depend on besides the language and itself
   * @throws AssertionError with what violates which rule
   */
  public static void checkModule(String root, String... dependencies) {
    JavaClasses module = production(root);
    Stream.concat(Stream.of(dependsOnlyOn(root + "..", dependencies)), ofEveryModule(root).stream())
        .forEach(rule -> rule.check(module));
  }

  /**
   * Checks that no class of a module depends on one of these packages.
   *
   * @throws AssertionError with those that do
   */
  public static void noneDependsOn(String root, String... packages) {
    noClasses()
        .that()
        .resideInAPackage(root + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages)
        .check(production(root));
  }

  /** The classes of a package and those below it, without tests. */
  public static JavaClasses production(String root) {
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .withImportOption(location -> !location.contains("-tests.jar"))
        .importPackages(root);
  }

  /** The rules of a service: domain, application, adapters. */
  public static List<ArchRule> ofAService(String root) {
    return List.of(
        domainDependsOnlyOnTheModel(root),
        domainHasNoClockAndNoLogger(root),
        applicationKnowsNoTechnology(root),
        inboundAndOutboundAreIndependent(root),
        adaptersAreIndependent(root),
        packagesAreFreeOfCycles(root + ".domain"));
  }

  /** The rules of every module. */
  public static List<ArchRule> ofEveryModule(String root) {
    return List.of(
        packagesAreNullMarked(root), packagesAreSmall(root), packagesAreFreeOfCycles(root));
  }

  public static ArchRule domainDependsOnlyOnTheModel(String root) {
    return dependsOnlyOn(root + ".domain..", MODEL)
        .because("a domain is independent of what transports or stores it");
  }

  public static ArchRule domainHasNoClockAndNoLogger(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + ".domain..")
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.time\\.Clock|java\\.lang\\.System\\$Logger|java\\.util\\.logging\\..*")
        .because("a domain's result depends on its arguments alone")
        .allowEmptyShould(true);
  }

  public static ArchRule applicationKnowsNoTechnology(String root) {
    return dependsOnlyOn(
            root + ".application..",
            root + ".domain..",
            MODEL,
            EVENTS,
            LOG,
            "io.smallrye.mutiny..",
            "jakarta.enterprise..",
            "jakarta.inject..",
            "org.jboss.logging..")
        .because("a use case reaches technology through ports that adapters implement");
  }

  public static ArchRule inboundAndOutboundAreIndependent(String root) {
    return slices()
        .matching(root + ".adapter.(*)..")
        .should()
        .notDependOnEachOther()
        .because("an adapter never calls an adapter")
        .allowEmptyShould(true);
  }

  public static ArchRule adaptersAreIndependent(String root) {
    return slices()
        .matching(root + ".adapter.(*).(*)..")
        .should()
        .notDependOnEachOther()
        .because("an adapter never calls an adapter")
        .allowEmptyShould(true);
  }

  /** The packages directly below a package, each with all that is below it. */
  public static ArchRule packagesAreFreeOfCycles(String root) {
    return slices()
        .matching(root + ".(*)..")
        .should()
        .beFreeOfCycles()
        .because("every arrow points down")
        .allowEmptyShould(true);
  }

  public static ArchRule packagesAreNullMarked(String root) {
    return classes()
        .that()
        .resideInAPackage(root + "..")
        .should(resideInANullMarkedPackage())
        .because("the type states whether a value may be null")
        .allowEmptyShould(true);
  }

  public static ArchRule packagesAreSmall(String root) {
    return classes()
        .that()
        .resideInAPackage(root + "..")
        .should(resideInASmallPackage())
        .because("a package is one idea")
        .allowEmptyShould(true);
  }

  /** A package depends on the language, itself and these others, and on nothing else. */
  public static ArchRule dependsOnlyOn(String aPackage, String... others) {
    String[] known =
        Stream.of(Stream.of(LANGUAGE), Stream.of(aPackage), Stream.of(others))
            .flatMap(names -> names)
            .toArray(String[]::new);
    return classes()
        .that()
        .resideInAPackage(aPackage)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(known)
        .allowEmptyShould(true);
  }

  private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
    return new ArchCondition<>("reside in a package that is @NullMarked") {
      @Override
      public void check(JavaClass aClass, ConditionEvents events) {
        boolean marked = aClass.getPackage().isAnnotatedWith(NullMarked.class);
        String message =
            "%s resides in %s, which is %s@NullMarked"
                .formatted(aClass.getName(), aClass.getPackageName(), marked ? "" : "not ");
        events.add(new SimpleConditionEvent(aClass, marked, message));
      }
    };
  }

  private static ArchCondition<JavaClass> resideInASmallPackage() {
    return new ArchCondition<>(
        "reside in a package of at most %d top-level classes".formatted(MAX_CLASSES_OF_A_PACKAGE)) {
      @Override
      public void check(JavaClass aClass, ConditionEvents events) {
        long classes =
            aClass.getPackage().getClasses().stream()
                .filter(other -> other.isTopLevelClass() && !other.isArray())
                .count();
        String message =
            "%s resides in %s, which has %d classes"
                .formatted(aClass.getName(), aClass.getPackageName(), classes);
        events.add(new SimpleConditionEvent(aClass, classes <= MAX_CLASSES_OF_A_PACKAGE, message));
      }
    };
  }
}
