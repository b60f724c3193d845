using Dotnetes.Api.Meta.V1;
using Dotnetes.Machinery.Validation;
using Dotnetes.Serialization.Collections;
using Dotnetes.Serialization.Scalars;

namespace Dotnetes.Machinery.Tests.Validation;

public sealed class ObjectMetaValidationTests
{
    private static readonly ObjectMeta s_valid = new()
    {
        Name = "web",
        Namespace = "default",
        Uid = "1",
        ResourceVersion = "5",
        Labels = ValueMap.Of(("app", "web")),
        Annotations = ValueMap.Of(("Some/Thing", "any ünicode")),
        Finalizers = ["example.com/cleanup"],
        CreationTimestamp = Time.Parse("2024-01-01T00:00:00Z"),
    };

    private static readonly OwnerReference s_owner = new() { ApiVersion = "apps/v1", Kind = "ReplicaSet", Name = "rs", Uid = "u", Controller = true };

    public static TheoryData<ObjectMeta, string> InvalidOnCreate => new()
    {
        { s_valid with { Name = "" }, "metadata.name: Required value: name or generateName is required" },
        { s_valid with { Name = "a_b" }, "metadata.name: Invalid value: \"a_b\": a lowercase RFC 1123 subdomain must" },
        { s_valid with { GenerateName = "Ab-" }, "metadata.generateName: Invalid value: \"Ab-\": a lowercase RFC 1123 subdomain must" },
        { s_valid with { Namespace = "" }, "metadata.namespace: Required value" },
        { s_valid with { Namespace = "a.b" }, "metadata.namespace: Invalid value: \"a.b\": must not contain dots" },
        { s_valid with { Generation = -1 }, "metadata.generation: Invalid value: -1: must be greater than or equal to 0" },
        { s_valid with { Labels = ValueMap.Of(("a", "b c")) }, "metadata.labels: Invalid value: \"b c\": a valid label must be" },
        { s_valid with { Finalizers = ["a b"] }, "metadata.finalizers: Invalid value: \"a b\": name part must" },
        { s_valid with { Finalizers = ["orphan", "foregroundDeletion"] }, "metadata.finalizers: Invalid value: [\"orphan\",\"foregroundDeletion\"]: finalizer orphan and foregroundDeletion cannot be both set" },
        { s_valid with { OwnerReferences = [s_owner with { ApiVersion = "" }] }, "metadata.ownerReferences.apiVersion: Invalid value: \"\": version must not be empty" },
        { s_valid with { OwnerReferences = [s_owner with { Uid = "" }] }, "metadata.ownerReferences.uid: Invalid value: \"\": must not be empty" },
        { s_valid with { OwnerReferences = [s_owner with { ApiVersion = "v1", Kind = "Event" }] }, "metadata.ownerReferences: Invalid value: {\"apiVersion\":\"v1\",\"kind\":\"Event\",\"name\":\"rs\",\"uid\":\"u\",\"controller\":true}: /v1, Kind=Event is disallowed from being an owner" },
        { s_valid with { OwnerReferences = [s_owner, s_owner with { Name = "rs2", Uid = "v" }] }, "metadata.ownerReferences: Invalid value: [{\"apiVersion\":\"apps/v1\"" },
        { s_valid with { ManagedFields = [new() { Operation = "Patch" }] }, "metadata.managedFields[0].operation: Invalid value: \"Patch\": must be `Apply` or `Update`" },
        { s_valid with { ManagedFields = [new() { Operation = "Apply", FieldsType = "X" }] }, "metadata.managedFields[0].fieldsType: Invalid value: \"X\": must be `FieldsV1`" },
    };

    public static TheoryData<ObjectMeta, string> InvalidOnUpdate => new()
    {
        { s_valid with { Name = "other" }, "metadata.name: Invalid value: \"other\": field is immutable" },
        { s_valid with { ResourceVersion = "" }, "metadata.resourceVersion: Invalid value: \"\": must be specified for an update" },
        { s_valid with { CreationTimestamp = default }, "metadata.creationTimestamp: Invalid value: null: field is immutable" },
        { s_valid with { CreationTimestamp = Time.Parse("2025-01-01T00:00:00Z") }, "metadata.creationTimestamp: Invalid value: \"2025-01-01T00:00:00Z\": field is immutable" },
        { s_valid with { DeletionTimestamp = Time.Parse("2025-01-01T00:00:00Z") }, "metadata.deletionTimestamp: Invalid value: \"2025-01-01T00:00:00Z\": field is immutable" },
        { s_valid with { DeletionGracePeriodSeconds = 5 }, "metadata.deletionGracePeriodSeconds: Invalid value: 5: field is immutable" },
    };

    [Fact]
    public void Valid_metadata_has_no_errors()
    {
        Assert.Empty(ObjectMetaValidation.Validate(s_valid, true, ObjectNames.IsDnsSubdomain, FieldPath.Of("metadata")));
        Assert.Empty(ObjectMetaValidation.ValidateUpdate(s_valid, s_valid, FieldPath.Of("metadata")));
    }

    [Theory]
    [MemberData(nameof(InvalidOnCreate))]
    public void Invalid_metadata_of_a_new_object(ObjectMeta metadata, string message) =>
        Assert.StartsWith(message, Assert.Single(ObjectMetaValidation.Validate(metadata, true, ObjectNames.IsDnsSubdomain, FieldPath.Of("metadata"))).ToString());

    [Theory]
    [MemberData(nameof(InvalidOnUpdate))]
    public void Invalid_changes_of_metadata(ObjectMeta metadata, string message) =>
        Assert.Equal(message, Assert.Single(ObjectMetaValidation.ValidateUpdate(metadata, s_valid, FieldPath.Of("metadata"))).ToString());

    [Fact]
    public void Cluster_scoped_objects_have_no_namespace() => Assert.Equal(
        "metadata.namespace: Forbidden: not allowed on this type",
        ObjectMetaValidation.Validate(s_valid, false, ObjectNames.IsDnsSubdomain, FieldPath.Of("metadata")).ToString());

    [Fact]
    public void An_object_that_is_being_deleted_gets_no_new_finalizers()
    {
        var stored = s_valid with { DeletionTimestamp = Time.Parse("2025-01-01T00:00:00Z") };
        Assert.Equal(
            "metadata.finalizers: Forbidden: no new finalizers can be added if the object is being deleted, found new finalizers []string{\"b/c\"}",
            ObjectMetaValidation.ValidateUpdate(stored with { Finalizers = ["example.com/cleanup", "b/c"] }, stored, FieldPath.Of("metadata")).ToString());
    }

    [Fact]
    public void Options_are_checked()
    {
        Assert.Empty(OptionsValidation.Validate(new CreateOptions { DryRun = ["All"], FieldValidation = "Strict" }));
        Assert.Equal("dryRun: Unsupported value: [\"x\"]: supported values: \"All\"", OptionsValidation.Validate(new UpdateOptions { DryRun = ["x"] }).ToString());
        Assert.Equal(
            "fieldValidation: Unsupported value: \"x\": supported values: \"\", \"Ignore\", \"Strict\", \"Warn\"",
            OptionsValidation.Validate(new CreateOptions { FieldValidation = "x" }).ToString());
        Assert.Equal("fieldManager: Required value: is required for apply patch", OptionsValidation.Validate(new PatchOptions(), isApply: true).ToString());
        Assert.Equal("force: Forbidden: may not be specified for non-apply patch", OptionsValidation.Validate(new PatchOptions { Force = true }, isApply: false).ToString());
        Assert.Equal(
            "propagationPolicy: Unsupported value: \"x\": supported values: \"Foreground\", \"Background\", \"Orphan\", \"nil\"",
            OptionsValidation.Validate(new DeleteOptions { PropagationPolicy = "x" }).ToString());
    }

    [Fact]
    public void Label_selectors_are_checked()
    {
        var path = FieldPath.Of("spec", "selector");
        Assert.Empty(LabelSelectorValidation.Validate(null, path));
        var selector = new LabelSelector { MatchExpressions = [new() { Key = "a", Operator = "In" }, new() { Key = "b c", Operator = "Exists" }, new() { Key = "d", Operator = "Gt", Values = ["-"] }] };
        Assert.Equal(
            [
                "spec.selector.matchExpressions[0].values: Required value: must be specified when `operator` is 'In' or 'NotIn'",
                "spec.selector.matchExpressions[1].key: Invalid value: \"b c\"",
                "spec.selector.matchExpressions[2].operator: Invalid value: \"Gt\": not a valid selector operator",
                "spec.selector.matchExpressions[2].values[0]: Invalid value: \"-\"",
            ],
            LabelSelectorValidation.Validate(selector, path).Select(e => e.ToString().Split(": name part")[0].Split(": a valid")[0]));
    }

    [Fact]
    public void Conditions_are_checked()
    {
        var condition = new Condition { Type = "Ready", Status = "True", Reason = "Done", LastTransitionTime = Time.FromUnixSeconds(1) };
        Assert.Empty(ConditionValidation.Validate([condition], FieldPath.Of("c")));
        Assert.Equal("c[1].type: Duplicate value: \"Ready\"", ConditionValidation.Validate([condition, condition], FieldPath.Of("c")).ToString());
        Assert.Equal(
            ["c.status: Unsupported value: \"x\": supported values: \"False\", \"True\", \"Unknown\"", "c.lastTransitionTime: Required value", "c.reason: Required value"],
            ConditionValidation.Validate(condition with { Status = "x", Reason = "", LastTransitionTime = default }, FieldPath.Of("c")).Select(e => e.ToString()));
    }
}
