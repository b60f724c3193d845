using Dotnetes.Api.AdmissionRegistration.V1;
using Dotnetes.Cel.Checking;
using Dotnetes.Cel.Types;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Expressions;

/// <summary>Compiles the expressions of webhooks and of policies of admission: what is wrong with them is wrong with the object.</summary>
internal static class AdmissionExpressions
{
    private const int MaxValueExpression = 5 * 1024;

    private static readonly FieldPath s_spec = FieldPath.Of("spec");

    /// <summary>Checks a match condition of a webhook or of a policy.</summary>
    /// <param name="expression">The condition.</param>
    /// <param name="hasParameters">Whether it can name <c>params</c>.</param>
    /// <param name="path">Its field.</param>
    /// <param name="errors">Where errors go.</param>
    public static void Condition(string expression, bool hasParameters, FieldPath path, FieldErrorList errors) =>
        Check(AdmissionTypes.Environment(hasParameters, hasAuthorizer: true), expression, path, errors, CelType.Bool);

    /// <summary>Checks a policy that validates, but for its match conditions.</summary>
    public static void Check(ValidatingAdmissionPolicy policy, FieldErrorList errors)
    {
        var spec = policy.Spec;
        var hasParameters = spec.ParamKind is not null;
        var variables = Variables(spec.Variables, hasParameters, errors);
        var environment = With(AdmissionTypes.Environment(hasParameters, hasAuthorizer: true), variables);
        var messages = With(AdmissionTypes.Environment(hasParameters, hasAuthorizer: false), variables);
        for (var i = 0; i < spec.Validations.Count; i++)
        {
            var path = s_spec.Child("validations").Index(i);
            Check(environment, spec.Validations[i].Expression, path.Child("expression"), errors, CelType.Bool);
            Check(messages, spec.Validations[i].MessageExpression, path.Child("messageExpression"), errors, CelType.String);
        }

        for (var i = 0; i < spec.AuditAnnotations.Count; i++)
        {
            var expression = spec.AuditAnnotations[i].ValueExpression.Trim();
            if (expression.Length <= MaxValueExpression)
            {
                Check(environment, expression, s_spec.Child("auditAnnotations").Index(i).Child("valueExpression"), errors, CelType.String, CelType.Null);
            }
        }
    }

    /// <summary>Checks a policy that mutates, but for its match conditions.</summary>
    public static void Check(MutatingAdmissionPolicy policy, FieldErrorList errors)
    {
        var spec = policy.Spec;
        var hasParameters = spec.ParamKind is not null;
        var variables = Variables(spec.Variables, hasParameters, errors);
        var environment = AdmissionTypes.WithPatches(With(AdmissionTypes.Environment(hasParameters, hasAuthorizer: true), variables));
        for (var i = 0; i < spec.Mutations.Count; i++)
        {
            var path = s_spec.Child("mutations").Index(i);
            var mutation = spec.Mutations[i];
            if (mutation is { PatchType: "JSONPatch", JsonPatch: { } patch })
            {
                Check(environment, patch.Expression, path.Child("jsonPatch", "expression"), errors, CelType.ListOf(AdmissionTypes.JsonPatch));
            }
            else if (mutation is { PatchType: "ApplyConfiguration", ApplyConfiguration: { } apply })
            {
                Check(environment, apply.Expression, path.Child("applyConfiguration", "expression"), errors, AdmissionTypes.AppliedObject);
            }
        }
    }

    /// <summary>The environment with <c>variables</c>.</summary>
    public static CelEnvironment With(CelEnvironment environment, IReadOnlyList<CelField> variables) =>
        environment.WithVariable("variables", CelType.ObjectOf(new CelObjectType("kubernetes.variables", variables)));

    // Each can name those before it. One that does not compile is anything, so that those who name it are not wrong, too.
    private static List<CelField> Variables(ValueList<Variable> variables, bool hasParameters, FieldErrorList errors)
    {
        List<CelField> fields = [];
        for (var i = 0; i < variables.Count; i++)
        {
            var environment = With(AdmissionTypes.Environment(hasParameters, hasAuthorizer: true), [.. fields]);
            var program = variables[i].Expression.Trim().Length == 0
                ? null
                : ExpressionCompiler.Compile(environment, variables[i].Expression, s_spec.Child("variables").Index(i).Child("expression"), errors);
            var name = variables[i].Name;
            fields.RemoveAll(f => f.Name == name);
            fields.Add(new(name, program?.Type ?? CelType.Dyn));
        }

        return fields;
    }

    // Empty expressions are told of by those who check the other fields.
    private static void Check(CelEnvironment environment, string expression, FieldPath path, FieldErrorList errors, params ReadOnlySpan<CelType> results)
    {
        if (expression.Trim().Length > 0)
        {
            ExpressionCompiler.Compile(environment, expression, path, errors, results);
        }
    }
}
