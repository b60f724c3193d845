using Dotnetes.Api.Config.ApiServer.V1;
using Dotnetes.ApiServer.Expressions;
using Dotnetes.Cel.Checking;
using Dotnetes.Cel.Evaluation;
using Dotnetes.Cel.Types;
using Dotnetes.Cel.Values;
using Dotnetes.Machinery.Json;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Authentication.OpenId;

/// <summary>The expressions of one issuer of an AuthenticationConfiguration: over the claims of a token, and over the user made of them (KEP-3331).</summary>
internal sealed class OpenIdExpressions
{
    private const string NoStrings = "expression must return a string or a list of strings";

    private static readonly CelEnvironment s_claims = CelEnvironment.Kubernetes.WithVariable("claims", CelType.MapOf(CelType.String, CelType.Any));
    private static readonly CelEnvironment s_user = CelEnvironment.Kubernetes.WithVariable("user", AdmissionTypes.UserInfo);

    private readonly List<(string Expression, string Message, CelProgram Program)> _claimRules = [];
    private readonly List<(string Expression, string Message, CelProgram Program)> _userRules = [];
    private readonly List<(string Key, string Expression, CelProgram Program)> _extra = [];
    private CelProgram? _username;
    private CelProgram? _groups;
    private CelProgram? _uid;

    private OpenIdExpressions()
    {
    }

    /// <summary>Whether the name of the user comes of an expression.</summary>
    public bool MakesUsername => _username is not null;

    /// <summary>Whether groups come of an expression.</summary>
    public bool MakesGroups => _groups is not null;

    /// <summary>Whether the UID comes of an expression.</summary>
    public bool MakesUid => _uid is not null;

    /// <summary>Compiles the expressions of an issuer.</summary>
    /// <param name="jwt">The issuer.</param>
    /// <param name="path">Its field.</param>
    /// <param name="errors">What is wrong with them.</param>
    public static OpenIdExpressions Compile(JwtAuthenticator jwt, FieldPath path, FieldErrorList errors)
    {
        var result = new OpenIdExpressions();
        var rules = path.Child("claimValidationRules");
        Rules(jwt.ClaimValidationRules.Map(r => (r.Claim.Length > 0 ? "" : r.Expression, r.Message)), s_claims, rules, errors, result._claimRules);
        for (var i = 0; i < jwt.ClaimValidationRules.Count; i++)
        {
            var rule = jwt.ClaimValidationRules[i];
            if (rule is { Claim.Length: 0, Expression.Length: > 0, RequiredValue.Length: > 0 })
            {
                errors.Add(FieldError.Invalid(rules.Index(i).Child("requiredValue"), rule.RequiredValue, "may not be specified when expression is set"));
            }
        }

        result.CompileMappings(jwt.ClaimMappings, path.Child("claimMappings"), errors);
        Rules(jwt.UserValidationRules.Map(r => (r.Expression, r.Message)), s_user, path.Child("userValidationRules"), errors, result._userRules);
        return result;
    }

    /// <summary>Why a rule over claims refuses a token; empty when none does.</summary>
    public string RefuseClaims(JsonObject claims) => Refuse(_claimRules, Claims(claims), "claim");

    /// <summary>Why a rule over users refuses a user; empty when none does.</summary>
    public string RefuseUser(UserInfo user)
    {
        if (_userRules.Count == 0)
        {
            return "";
        }

        var extra = new JsonObjectBuilder();
        foreach (var (key, values) in user.Extra)
        {
            extra[key] = new JsonArray(values.Select(v => (JsonValue)new JsonString(v)));
        }

        var json = new JsonObjectBuilder
        {
            ["username"] = new JsonString(user.Name),
            ["uid"] = new JsonString(user.Uid),
            ["groups"] = new JsonArray(user.Groups.Select(g => (JsonValue)new JsonString(g))),
            ["extra"] = extra.ToObject(),
        };
        return Refuse(_userRules, new CelVariables { ["user"] = JsonCelValues.Of(json.ToObject(), AdmissionTypes.UserInfo) }, "user info");
    }

    /// <summary>The name of the user, or why there is none.</summary>
    public (string Value, string Error) Username(JsonObject claims)
    {
        var (value, error) = Text(_username!, claims, "username");
        return error.Length == 0 && value.Length == 0 ? ("", "empty username via CEL expression is not allowed") : (value, error);
    }

    /// <summary>The UID, or why there is none.</summary>
    public (string Value, string Error) Uid(JsonObject claims) => Text(_uid!, claims, "uid");

    /// <summary>The groups, or why there are none.</summary>
    public (ValueList<string> Value, string Error) Groups(JsonObject claims)
    {
        var (value, error) = Strings(_groups!.Evaluate(Claims(claims)).Value);
        return (value, error.Length == 0 ? "" : "error evaluating group claim expression: " + error);
    }

    /// <summary>The extra attributes that have values, or why there are none.</summary>
    public (IReadOnlyList<(string Key, ValueList<string> Values)> Value, string Error) Extra(JsonObject claims)
    {
        List<(string, ValueList<string>)> result = [];
        foreach (var (key, expression, program) in _extra)
        {
            var (values, error) = Strings(program.Evaluate(Claims(claims)).Value);
            if (error.Length > 0)
            {
                return ([], $"error evaluating extra claim expression: {expression}: {error}");
            }

            if (!values.IsEmpty)
            {
                result.Add((key, values));
            }
        }

        return (result, "");
    }

    private static void Rules(
        ValueList<(string Expression, string Message)> rules, CelEnvironment environment, FieldPath path, FieldErrorList errors, List<(string, string, CelProgram)> compiled)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < rules.Count; i++)
        {
            var (expression, message) = rules[i];
            var field = path.Index(i).Child("expression");
            if (expression.Length == 0)
            {
                continue;
            }

            if (!seen.Add(expression))
            {
                errors.Add(FieldError.Duplicate(field, expression));
            }
            else if (Program(environment, expression, field, errors, CelType.Bool) is { } program)
            {
                compiled.Add((expression, message, program));
            }
        }
    }

    // Unlike elsewhere the message does not tell the type that the expression has.
    private static CelProgram? Program(CelEnvironment environment, string expression, FieldPath path, FieldErrorList errors, CelType? result = null)
    {
        var compiled = environment.Compile(expression);
        var problem = compiled.Program is null ? "compilation failed: " + compiled.ErrorText
            : result is null || result.Equals(compiled.Type) ? "" : $"must evaluate to {result}";
        if (problem.Length > 0)
        {
            errors.Add(FieldError.Invalid(path, expression, problem));
            return null;
        }

        return compiled.Program;
    }

    private static CelVariables Claims(JsonObject claims) => new() { ["claims"] = JsonCelValues.Of(claims, CelType.MapOf(CelType.String, CelType.Any)) };

    private static string Refuse(List<(string Expression, string Message, CelProgram Program)> rules, CelVariables variables, string what)
    {
        foreach (var (expression, message, program) in rules)
        {
            var value = program.Evaluate(variables).Value;
            if (value.IsTrue)
            {
                continue;
            }

            return value.IsFalse ? $"error evaluating {what} validation expression: validation expression '{expression}' failed: {message}"
                : $"error evaluating {what} validation expression: " + (value.IsError ? $"expression '{expression}' resulted in error: {value.Error!.Message}" : "validation expression must return a boolean");
        }

        return "";
    }

    private static (string Value, string Error) Text(CelProgram program, JsonObject claims, string what)
    {
        var value = program.Evaluate(Claims(claims)).Value;
        return value.AsString is { } text ? (text, "")
            : ("", $"error evaluating {what} claim expression: " + (value.IsError ? $"expression '{program}' resulted in error: {value.Error!.Message}" : $"{what} claim expression must return a string"));
    }

    private static (ValueList<string> Values, string Error) Strings(in CelValue value)
    {
        switch (value.Kind)
        {
            case CelKind.Error:
                return (default, value.Error!.Message);
            case CelKind.Null:
                return (default, "");
            case CelKind.String when value.AsString!.Length == 0:
                return (default, "");
            case CelKind.String:
                return ([value.AsString!], "");
            case CelKind.List when value.AsList!.Enumerate().All(v => v.AsString is not null):
                return (value.AsList!.Enumerate().Select(v => v.AsString!).Where(s => s.Length > 0).ToValueList(), "");
            default:
                return (default, NoStrings);
        }
    }

    private void CompileMappings(ClaimMappings mappings, FieldPath path, FieldErrorList errors)
    {
        _username = Mapping(mappings.Username.Claim, mappings.Username.Expression, mappings.Username.Prefix, path.Child("username"), errors);
        _groups = Mapping(mappings.Groups.Claim, mappings.Groups.Expression, mappings.Groups.Prefix, path.Child("groups"), errors);
        _uid = Mapping(mappings.Uid.Claim, mappings.Uid.Expression, null, path.Child("uid"), errors);
        for (var i = 0; i < mappings.Extra.Count; i++)
        {
            var (key, expression) = (mappings.Extra[i].Key, mappings.Extra[i].ValueExpression);
            var field = path.Child("extra").Index(i);
            errors.AddRange(DomainPath(field.Child("key"), key));
            if (key.Any(char.IsUpper))
            {
                errors.Add(FieldError.Invalid(field.Child("key"), key, "must be lowercase"));
            }

            if (expression.Length > 0 && Program(s_claims, expression, field.Child("valueExpression"), errors) is { } program)
            {
                _extra.Add((key, expression, program));
            }
        }

        // An address that nobody has checked is anybody's.
        if (_username?.ReadsField("claims", "email") == true && !ReadsVerified())
        {
            errors.Add(FieldError.Invalid(
                path.Child("username", "expression"),
                mappings.Username.Expression,
                "claims.email_verified must be used in claimMappings.username.expression or claimMappings.extra[*].valueExpression or claimValidationRules[*].expression when claims.email is used in claimMappings.username.expression"));
        }
    }

    private static FieldErrorList DomainPath(FieldPath path, string key)
    {
        var errors = new FieldErrorList();
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        if (key.Length == 0)
        {
            errors.Add(FieldError.Required(path));
        }
        else if (slash <= 0 || slash == key.Length - 1)
        {
            errors.Add(FieldError.Invalid(path, key, "must be a domain-prefixed path (such as \"acme.io/foo\")"));
        }
        else
        {
            foreach (var message in DnsNames.IsDns1123Subdomain(key[..slash]))
            {
                errors.Add(FieldError.Invalid(path, key[..slash], message));
            }

            if (key[..slash] is "k8s.io" or "kubernetes.io" || key[..slash].EndsWith(".k8s.io", StringComparison.Ordinal) || key[..slash].EndsWith(".kubernetes.io", StringComparison.Ordinal))
            {
                errors.Add(FieldError.Invalid(path, key, "k8s.io, kubernetes.io and their subdomains are reserved for Kubernetes use"));
            }
        }

        return errors;
    }

    private bool ReadsVerified() =>
        _username!.ReadsField("claims", "email_verified")
        || _extra.Exists(e => e.Program.ReadsField("claims", "email_verified"))
        || _claimRules.Exists(r => r.Program.ReadsField("claims", "email_verified"));

    private static CelProgram? Mapping(string claim, string expression, string? prefix, FieldPath path, FieldErrorList errors)
    {
        if (expression.Length == 0)
        {
            return null;
        }

        if (claim.Length > 0)
        {
            errors.Add(FieldError.Invalid(path, "", "claim and expression can't both be set"));
            return null;
        }

        if (prefix is not null)
        {
            errors.Add(FieldError.Invalid(path.Child("prefix"), prefix, "may not be specified when expression is set"));
        }

        return Program(s_claims, expression, path.Child("expression"), errors);
    }
}
