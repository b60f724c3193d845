using Dotnetes.Cel.Types;
using Dotnetes.Cel.Values;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.Cel.Libraries;

/// <summary>Questions about permissions. Each check is as dear as it is slow.</summary>
public static class AuthorizerLibrary
{
    private const ulong CheckCost = 350_000;

    /// <summary>The value of a variable <c>authorizer</c>.</summary>
    public static CelValue Of(ICelAuthorizer authorizer) => CelValue.Of(new Question(KubernetesTypes.Authorizer, authorizer, new()));

    /// <summary>The value of a variable <c>authorizer.requestResource</c>: the resource of the request, already filled in.</summary>
    public static CelValue Of(ICelAuthorizer authorizer, CelAuthorizationCheck resource) => CelValue.Of(new Question(KubernetesTypes.ResourceCheck, authorizer, resource));

    internal static void AddTo(FunctionList list)
    {
        var authorizer = KubernetesTypes.Authorizer;
        var resource = KubernetesTypes.ResourceCheck;
        list.Member("path", [authorizer, CelType.String], KubernetesTypes.PathCheck, a => a[1].AsString!.Length == 0 ? CelValue.Fail("path must not be empty")
            : With(a, KubernetesTypes.PathCheck, (c, t) => c with { Path = t }));
        list.Member("group", [authorizer, CelType.String], KubernetesTypes.GroupCheck, a => With(a, KubernetesTypes.GroupCheck, (c, t) => c with { Group = t }));
        list.Member("serviceAccount", [authorizer, CelType.String, CelType.String], authorizer, ServiceAccount);
        list.Member("resource", [KubernetesTypes.GroupCheck, CelType.String], resource, a => a[1].AsString!.Length == 0 ? CelValue.Fail("resource must not be empty")
            : With(a, resource, (c, t) => c with { Resource = t }));
        list.Member("subresource", [resource, CelType.String], resource, a => With(a, resource, (c, t) => c with { Subresource = t }));
        list.Member("namespace", [resource, CelType.String], resource, a => With(a, resource, (c, t) => c with { Namespace = t }));
        list.Member("name", [resource, CelType.String], resource, a => With(a, resource, (c, t) => c with { Name = t }));
        list.Member("fieldSelector", [resource, CelType.String], resource, a => With(a, resource, (c, t) => c with { FieldSelector = t }), s => FunctionList.Tenth(s[1]));
        list.Member("labelSelector", [resource, CelType.String], resource, a => With(a, resource, (c, t) => c with { LabelSelector = t }), s => FunctionList.Tenth(s[1]));
        list.Member("check", [KubernetesTypes.PathCheck, CelType.String], KubernetesTypes.Decision, Check, _ => CheckCost);
        list.Member("check", [resource, CelType.String], KubernetesTypes.Decision, Check, _ => CheckCost);
        list.Member("errored", [KubernetesTypes.Decision], CelType.Bool, a => CelValue.Of(Get(a[0]).Error.Length > 0));
        list.Member("error", [KubernetesTypes.Decision], CelType.String, a => CelValue.Of(Get(a[0]).Error));
        list.Member("allowed", [KubernetesTypes.Decision], CelType.Bool, a => CelValue.Of(Get(a[0]).IsAllowed));
        list.Member("reason", [KubernetesTypes.Decision], CelType.String, a => CelValue.Of(Get(a[0]).Reason));
    }

    private static CelDecision Get(in CelValue value) => ((Answer)value.AsOpaque!).Decision;

    private static CelValue With(ReadOnlySpan<CelValue> a, CelType type, Func<CelAuthorizationCheck, string, CelAuthorizationCheck> change)
    {
        var question = (Question)a[0].AsOpaque!;
        return CelValue.Of(new Question(type, question.Authorizer, change(question.Check, a[1].AsString!)));
    }

    private static CelValue ServiceAccount(ReadOnlySpan<CelValue> a)
    {
        var question = (Question)a[0].AsOpaque!;
        var (space, name) = (a[1].AsString!, a[2].AsString!);
        if (!DnsNames.IsDns1123Subdomain(name).IsEmpty)
        {
            return CelValue.Fail("Invalid service account name");
        }

        return DnsNames.IsDns1123Label(space).IsEmpty
            ? CelValue.Of(new Question(KubernetesTypes.Authorizer, question.Authorizer, question.Check with { ServiceAccount = (space, name) }))
            : CelValue.Fail("Invalid service account namespace");
    }

    private static CelValue Check(ReadOnlySpan<CelValue> a)
    {
        var question = (Question)a[0].AsOpaque!;
        return CelValue.Of(new Answer(question.Authorizer.Check(question.Check with { Verb = a[1].AsString! })));
    }

    private sealed class Question(CelType type, ICelAuthorizer authorizer, CelAuthorizationCheck check) : CelOpaque
    {
        public override CelType Type => type;

        public ICelAuthorizer Authorizer => authorizer;

        public CelAuthorizationCheck Check => check;

        public override bool IsSame(CelOpaque other) => other is Question q && q.Check == check && q.Type.Equals(type);

        public override int Hash() => check.GetHashCode();
    }

    private sealed class Answer(CelDecision decision) : CelOpaque
    {
        public override CelType Type => KubernetesTypes.Decision;

        public CelDecision Decision => decision;

        public override bool IsSame(CelOpaque other) => other is Answer a && a.Decision == decision;

        public override int Hash() => decision.GetHashCode();
    }
}
