using Dotnetes.Api.Config.ApiServer.V1;
using Dotnetes.ApiServer.Authentication.OpenId;
using Dotnetes.Machinery.Json;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Tests.Authentication;

public sealed class OpenIdExpressionTests
{
    private static readonly JsonObject s_claims = JsonValue.ParseObject("""
        {"sub":"123","name":"ann","email":"ann@x.org","email_verified":true,"roles":["a","","b"],"one":"r","nothing":null,"hd":"x.org","exp":2000000000}
        """);

    [Fact]
    public void A_user_is_made_by_expressions()
    {
        var (user, error) = Map(new JwtAuthenticator
        {
            ClaimValidationRules = [new ClaimValidationRule { Expression = "claims.hd == 'x.org'", Message = "wrong domain" }],
            ClaimMappings = new ClaimMappings
            {
                Username = new PrefixedClaimOrExpression { Expression = "claims.email_verified ? claims.email : claims.sub" },
                Groups = new PrefixedClaimOrExpression { Expression = "claims.roles.filter(r, r != '').map(r, 'oidc:' + r)" },
                Uid = new ClaimOrExpression { Expression = "claims.sub" },
                Extra = [new ExtraMapping { Key = "example.org/one", ValueExpression = "claims.one" }, new ExtraMapping { Key = "example.org/none", ValueExpression = "claims.nothing" }],
            },
            UserValidationRules = [new UserValidationRule { Expression = "!user.username.startsWith('system:') && user.extra['example.org/one'] == ['r']", Message = "reserved" }],
        });
        Assert.Equal("", error);
        Assert.Equal(("ann@x.org", "123"), (user!.Name, user.Uid));
        Assert.Equal(["oidc:a", "oidc:b"], user.Groups);
        Assert.Equal(["example.org/one"], user.Extra.Select(e => e.Key));
    }

    [Theory]
    [InlineData("claims.one", "r")]
    [InlineData("claims.roles", "a,b")]
    [InlineData("claims.nothing", "")]
    [InlineData("''", "")]
    public void Groups_are_a_text_or_texts(string expression, string groups) =>
        Assert.Equal(groups, string.Join(',', Map(Simple(groups: expression)).User!.Groups));

    [Theory]
    [InlineData("claims.exp", "error evaluating username claim expression: username claim expression must return a string")]
    [InlineData("''", "empty username via CEL expression is not allowed")]
    [InlineData("claims.missing", "error evaluating username claim expression: expression 'claims.missing' resulted in error: no such key: missing")]
    public void A_name_must_be_a_text(string expression, string error) => Assert.Equal((null, error), Map(Simple(expression)));

    [Fact]
    public void Rules_refuse_with_their_message()
    {
        var jwt = Simple() with { ClaimValidationRules = [new ClaimValidationRule { Expression = "claims.hd == 'y.org'", Message = "wrong domain" }] };
        Assert.Equal((null, "error evaluating claim validation expression: validation expression 'claims.hd == 'y.org'' failed: wrong domain"), Map(jwt));
        jwt = Simple() with { UserValidationRules = [new UserValidationRule { Expression = "user.username != '123'", Message = "not you" }] };
        Assert.Equal((null, "error evaluating user info validation expression: validation expression 'user.username != '123'' failed: not you"), Map(jwt));
    }

    [Fact]
    public void Groups_of_numbers_are_refused() =>
        Assert.Equal((null, "error evaluating group claim expression: expression must return a string or a list of strings"), Map(Simple(groups: "[1]")));

    [Theory]
    [InlineData("claims.email", "claims.email_verified must be used in")]
    [InlineData("claims['email']", "claims.email_verified must be used in")]
    [InlineData("claims.?email.orValue('x')", "claims.email_verified must be used in")]
    [InlineData("user.username", "compilation failed: ERROR: <input>:1:1: undeclared reference to 'user' (in container '')")]
    [InlineData("claims.a +", "compilation failed: ERROR: <input>:1:11: Syntax error: mismatched input '<EOF>' expecting ")]
    public void Mistakes_are_told_at_the_start(string username, string error)
    {
        var errors = new FieldErrorList();
        OpenIdExpressions.Compile(Simple(username), FieldPath.Of("jwt").Index(0), errors);
        Assert.Equal("jwt[0].claimMappings.username.expression", Assert.Single(errors).Field);
        Assert.Contains(error, errors[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_must_be_about_truth()
    {
        var errors = new FieldErrorList();
        OpenIdExpressions.Compile(
            Simple() with { ClaimValidationRules = [new ClaimValidationRule { Expression = "'a'" }], UserValidationRules = [new UserValidationRule { Expression = "user.groups" }] },
            FieldPath.Of("jwt").Index(0),
            errors);
        Assert.Equal(
            ["jwt[0].claimValidationRules[0].expression: Invalid value: \"'a'\": must evaluate to bool", "jwt[0].userValidationRules[0].expression: Invalid value: \"user.groups\": must evaluate to bool"],
            errors.Select(e => e.ToString()));
    }

    private static JwtAuthenticator Simple(string username = "claims.sub", string groups = "null") => new()
    {
        ClaimMappings = new ClaimMappings { Username = new PrefixedClaimOrExpression { Expression = username }, Groups = new PrefixedClaimOrExpression { Expression = groups } },
    };

    private static (Dotnetes.ApiServer.Authentication.UserInfo? User, string Error) Map(JwtAuthenticator jwt)
    {
        var errors = new FieldErrorList();
        var expressions = OpenIdExpressions.Compile(jwt, FieldPath.Of("jwt").Index(0), errors);
        Assert.Empty(errors);
        return OpenIdClaims.Map(jwt, expressions, s_claims);
    }
}
