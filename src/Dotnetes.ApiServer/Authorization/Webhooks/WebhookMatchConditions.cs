using Dotnetes.Api.Authorization.V1;
using Dotnetes.Api.Config.ApiServer.V1;
using Dotnetes.ApiServer.Expressions;
using Dotnetes.Cel.Checking;
using Dotnetes.Cel.Evaluation;
using Dotnetes.Cel.Types;
using Dotnetes.Cel.Values;
using Dotnetes.Machinery.Json;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Authorization.Webhooks;

/// <summary>Which requests an authorization webhook is asked about: those for which all expressions are true (KEP-3221).</summary>
internal sealed class WebhookMatchConditions
{
    private const int MaxConditions = 64;

    private static readonly CelType s_request = RequestType();
    private static readonly CelEnvironment s_environment = CelEnvironment.Kubernetes.WithVariable("request", s_request);

    private readonly List<(string Expression, CelProgram Program)> _conditions;
    private readonly bool _readsFieldSelector;
    private readonly bool _readsLabelSelector;

    private WebhookMatchConditions(List<(string Expression, CelProgram Program)> conditions)
    {
        _conditions = conditions;
        _readsFieldSelector = conditions.Exists(c => c.Program.ReadsField("fieldSelector"));
        _readsLabelSelector = conditions.Exists(c => c.Program.ReadsField("labelSelector"));
    }

    /// <summary>Compiles conditions.</summary>
    /// <param name="conditions">The conditions of a configuration.</param>
    /// <param name="path">Their field.</param>
    /// <param name="errors">What is wrong with them.</param>
    /// <returns>Null when there are none.</returns>
    public static WebhookMatchConditions? Compile(ValueList<WebhookMatchCondition> conditions, FieldPath path, FieldErrorList errors)
    {
        if (conditions.Count > MaxConditions)
        {
            errors.Add(FieldError.TooMany(path, conditions.Count, MaxConditions));
            return null;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        List<(string, CelProgram)> compiled = [];
        for (var i = 0; i < conditions.Count; i++)
        {
            var field = path.Index(i).Child("expression");
            var expression = conditions[i].Expression;
            if (expression.Trim().Length == 0)
            {
                errors.Add(FieldError.Required(field));
            }
            else if (!seen.Add(expression))
            {
                errors.Add(FieldError.Duplicate(field, expression));
            }
            else if (ExpressionCompiler.Compile(s_environment, expression, field, errors, CelType.Bool) is { } program)
            {
                compiled.Add((expression, program));
            }
        }

        return compiled.Count == 0 ? null : new(compiled);
    }

    /// <summary>Whether the webhook is to be asked.</summary>
    /// <param name="question">What it would be asked.</param>
    /// <param name="cancellationToken">Ends the evaluation.</param>
    /// <returns>Whether, or why that cannot be said: one condition that is false decides, whatever becomes of the others.</returns>
    public (bool IsMatch, string Error) Evaluate(SubjectAccessReviewSpec question, CancellationToken cancellationToken)
    {
        var variables = new CelVariables { ["request"] = JsonCelValues.Of(Request(question), s_request) };
        List<string> errors = [];
        foreach (var (expression, program) in _conditions)
        {
            var value = program.Evaluate(variables, cancellation: cancellationToken).Value;
            if (value.IsFalse)
            {
                return (false, "");
            }

            if (!value.IsTrue)
            {
                errors.Add($"cel evaluation error: expression '{expression}' resulted in error: {value.Error?.Message ?? "no boolean"}");
            }
        }

        return errors.Count == 0 ? (true, "") : (false, Errors.Aggregate(errors));
    }

    private static CelType RequestType()
    {
        var strings = CelType.ListOf(CelType.String);
        var requirement = Object("kubernetes.SelectorRequirement", ("key", CelType.String), ("operator", CelType.String), ("values", strings));
        CelType selector(string name) => Object(name, ("rawSelector", CelType.String), ("requirements", CelType.ListOf(requirement)));
        var resource = Object(
            "kubernetes.ResourceAttributes",
            [.. ((string[])["namespace", "verb", "group", "version", "resource", "subresource", "name"]).Select(n => (n, CelType.String)),
                ("fieldSelector", selector("kubernetes.FieldSelectorAttributes")),
                ("labelSelector", selector("kubernetes.LabelSelectorAttributes"))]);
        return Object(
            "kubernetes.SubjectAccessReviewSpec",
            ("resourceAttributes", resource),
            ("nonResourceAttributes", Object("kubernetes.NonResourceAttributes", ("path", CelType.String), ("verb", CelType.String))),
            ("user", CelType.String),
            ("groups", strings),
            ("extra", CelType.MapOf(CelType.String, strings)),
            ("uid", CelType.String));
    }

    private static CelType Object(string name, params (string Name, CelType Type)[] fields) =>
        CelType.ObjectOf(new CelObjectType(name, [.. fields.Select(f => new CelField(f.Name, f.Type))]));

    // Texts are there even when they are empty, as conditions compare them.
    private JsonObject Request(SubjectAccessReviewSpec question)
    {
        var extra = new JsonObjectBuilder();
        foreach (var (key, values) in question.Extra)
        {
            extra[key] = Strings(values);
        }

        var request = new JsonObjectBuilder
        {
            ["user"] = new JsonString(question.User),
            ["groups"] = Strings(question.Groups),
            ["uid"] = new JsonString(question.Uid),
            ["extra"] = extra.ToObject(),
        };
        if (question.ResourceAttributes is { } resource)
        {
            request["resourceAttributes"] = Resource(resource);
        }

        if (question.NonResourceAttributes is { } path)
        {
            request["nonResourceAttributes"] = Texts(("path", path.Path), ("verb", path.Verb)).ToObject();
        }

        return request.ToObject();
    }

    private JsonObject Resource(ResourceAttributes resource)
    {
        var result = Texts(
            ("namespace", resource.Namespace),
            ("verb", resource.Verb),
            ("group", resource.Group),
            ("version", resource.Version),
            ("resource", resource.Resource),
            ("subresource", resource.Subresource),
            ("name", resource.Name));
        if (_readsFieldSelector && resource.FieldSelector is { } fields)
        {
            result["fieldSelector"] = Selector(fields.RawSelector, fields.Requirements.Select(r => Requirement(r.Key, r.Operator, r.Values)));
        }

        if (_readsLabelSelector && resource.LabelSelector is { } labels)
        {
            result["labelSelector"] = Selector(labels.RawSelector, labels.Requirements.Select(r => Requirement(r.Key, r.Operator, r.Values)));
        }

        return result.ToObject();
    }

    private static JsonObject Selector(string raw, IEnumerable<JsonValue> requirements) =>
        raw.Length > 0 ? Texts(("rawSelector", raw)).ToObject() : JsonObject.Empty.With("requirements", new JsonArray(requirements));

    private static JsonObject Requirement(string key, string comparison, ValueList<string> values) =>
        Texts(("key", key), ("operator", comparison)).ToObject().With("values", Strings(values));

    private static JsonObjectBuilder Texts(params (string Name, string Value)[] members)
    {
        var result = new JsonObjectBuilder();
        foreach (var (name, value) in members)
        {
            result[name] = new JsonString(value);
        }

        return result;
    }

    private static JsonArray Strings(ValueList<string> values) => new(values.Select(v => (JsonValue)new JsonString(v)));
}
