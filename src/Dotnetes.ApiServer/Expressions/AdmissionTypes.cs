using Dotnetes.Cel.Checking;
using Dotnetes.Cel.Libraries;
using Dotnetes.Cel.Types;
using Dotnetes.Cel.Values;

namespace Dotnetes.ApiServer.Expressions;

/// <summary>What expressions about admission can name (KEP-3488, KEP-3716, KEP-3962).</summary>
internal static class AdmissionTypes
{
    private static readonly CelType s_strings = CelType.ListOf(CelType.String);
    private static readonly CelType s_texts = CelType.MapOf(CelType.String, CelType.String);

    /// <summary>Who asks: <c>kubernetes.UserInfo</c>.</summary>
    public static CelType UserInfo { get; } = Object("kubernetes.UserInfo", ("username", CelType.String), ("uid", CelType.String), ("groups", s_strings), ("extra", CelType.MapOf(CelType.String, s_strings)));

    /// <summary>The request: <c>kubernetes.AdmissionRequest</c>.</summary>
    public static CelType Request { get; } = RequestType();

    /// <summary>The namespace of the request: <c>kubernetes.Namespace</c>.</summary>
    public static CelType Namespace { get; } = NamespaceType();

    /// <summary>What an apply configuration makes.</summary>
    public static CelType AppliedObject { get; } = CelType.ObjectOf(new CelObjectType("Object") { IsOpen = true });

    /// <summary>One step of a JSON patch.</summary>
    public static CelType JsonPatch { get; } = Object("JSONPatch", ("op", CelType.String), ("path", CelType.String), ("from", CelType.String), ("value", CelType.Dyn));

    private static readonly CelEnvironment s_request = CelEnvironment.Kubernetes
        .WithVariable("object", CelType.Dyn)
        .WithVariable("oldObject", CelType.Dyn)
        .WithVariable("namespaceObject", Namespace)
        .WithVariable("request", Request);

    /// <summary>The variables of a request.</summary>
    /// <param name="hasParameters">Whether there is <c>params</c>.</param>
    /// <param name="hasAuthorizer">Whether permissions can be asked about.</param>
    public static CelEnvironment Environment(bool hasParameters, bool hasAuthorizer)
    {
        var environment = hasParameters ? s_request.WithVariable("params", CelType.Dyn) : s_request;
        return hasAuthorizer
            ? environment.WithVariable("authorizer", KubernetesTypes.Authorizer).WithVariable("authorizer.requestResource", KubernetesTypes.ResourceCheck)
            : environment;
    }

    /// <summary>The environment in which patches can be made.</summary>
    public static CelEnvironment WithPatches(CelEnvironment environment) => environment
        .WithObjects(name => name switch
        {
            "JSONPatch" => JsonPatch,
            "Object" => AppliedObject,
            _ when name.StartsWith("Object.", StringComparison.Ordinal) => CelType.ObjectOf(new CelObjectType(name) { IsOpen = true }),
            _ => null,
        })
        .WithFunctions([new Overload("jsonpatch.escapeKey", false, [CelType.String], CelType.String, a =>
            CelValue.Of(a[0].AsString!.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)))]);

    private static CelType Object(string name, params (string Name, CelType Type)[] fields) =>
        CelType.ObjectOf(new CelObjectType(name, [.. fields.Select(f => new CelField(f.Name, f.Type))]));

    private static CelType RequestType()
    {
        var kind = Object("kubernetes.GroupVersionKind", ("group", CelType.String), ("version", CelType.String), ("kind", CelType.String));
        var resource = Object("kubernetes.GroupVersionResource", ("group", CelType.String), ("version", CelType.String), ("resource", CelType.String));
        return Object(
            "kubernetes.AdmissionRequest",
            ("kind", kind),
            ("resource", resource),
            ("subResource", CelType.String),
            ("requestKind", kind),
            ("requestResource", resource),
            ("requestSubResource", CelType.String),
            ("name", CelType.String),
            ("namespace", CelType.String),
            ("operation", CelType.String),
            ("userInfo", UserInfo),
            ("dryRun", CelType.Bool),
            ("options", CelType.Dyn));
    }

    private static CelType NamespaceType()
    {
        var condition = Object(
            "kubernetes.NamespaceCondition",
            ("status", CelType.String),
            ("type", CelType.String),
            ("lastTransitionTime", CelType.Timestamp),
            ("message", CelType.String),
            ("reason", CelType.String));
        var metadata = Object(
            "kubernetes.NamespaceMetadata",
            ("name", CelType.String),
            ("generateName", CelType.String),
            ("namespace", CelType.String),
            ("labels", s_texts),
            ("annotations", s_texts),
            ("UID", CelType.String),
            ("creationTimestamp", CelType.Timestamp),
            ("deletionGracePeriodSeconds", CelType.Int),
            ("deletionTimestamp", CelType.Timestamp),
            ("generation", CelType.Int),
            ("resourceVersion", CelType.String),
            ("finalizers", s_strings));
        return Object(
            "kubernetes.Namespace",
            ("metadata", metadata),
            ("spec", Object("kubernetes.NamespaceSpec", ("finalizers", s_strings))),
            ("status", Object("kubernetes.NamespaceStatus", ("conditions", CelType.ListOf(condition)), ("phase", CelType.String))));
    }
}
