using Dotnetes.Api.AdmissionRegistration.V1;
using Dotnetes.ApiServer.Expressions;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Tests.Resources;

public sealed class AdmissionExpressionTests
{
    [Theory]
    [InlineData("object.spec.replicas <= 5", "")]
    [InlineData("request.userInfo.username == 'a' && request.operation == 'CREATE' && request.?dryRun.orValue(false)", "")]
    [InlineData("namespaceObject.metadata.labels['a'] == 'b' && namespaceObject.metadata.creationTimestamp < timestamp('2030-01-01T00:00:00Z')", "")]
    [InlineData("authorizer.group('').resource('pods').check('get').allowed()", "")]
    [InlineData("authorizer.requestResource.check('update').allowed()", "")]
    [InlineData("variables.limit > variables.half", "")]
    [InlineData("params.max > 1", "undeclared reference to 'params' (in container '')")]
    [InlineData("variables.nothing", "undefined field 'nothing'")]
    [InlineData("request.nothing", "undefined field 'nothing'")]
    [InlineData("object.spec.replicas", "must evaluate to bool but got dyn")]
    [InlineData("variables.limit == 'a'", "found no matching overload for '_==_' applied to '(int, string)'")]
    public void Expressions_of_policies_are_compiled(string expression, string error)
    {
        var policy = new ValidatingAdmissionPolicy
        {
            Spec = new ValidatingAdmissionPolicySpec
            {
                Variables = [new Variable { Name = "limit", Expression = "2 + 3" }, new Variable { Name = "half", Expression = "variables.limit / 2" }],
                Validations = [new Validation { Expression = expression }],
            },
        };
        Expect("spec.validations[0].expression", error, e => AdmissionExpressions.Check(policy, e));
    }

    [Fact]
    public void Messages_annotations_and_parameters_have_their_rules()
    {
        var policy = new ValidatingAdmissionPolicy
        {
            Spec = new ValidatingAdmissionPolicySpec
            {
                ParamKind = new ParamKind { ApiVersion = "v1", Kind = "ConfigMap" },
                Validations = [new Validation { Expression = "params.data.max == '1'", MessageExpression = "1" }, new Validation { Expression = "true", MessageExpression = "'it is ' + string(params.data.max)" }],
                AuditAnnotations = [new AuditAnnotation { Key = "a", ValueExpression = "'x'" }, new AuditAnnotation { Key = "b", ValueExpression = "null" }, new AuditAnnotation { Key = "c", ValueExpression = "1" }],
            },
        };
        var errors = new FieldErrorList();
        AdmissionExpressions.Check(policy, errors);
        Assert.Equal(
            [
                "spec.validations[0].messageExpression: Invalid value: \"1\": must evaluate to string but got int",
                "spec.auditAnnotations[2].valueExpression: Invalid value: \"1\": must evaluate to one of [string null_type] but got int",
            ],
            errors.Select(e => e.ToString()));
    }

    [Theory]
    [InlineData("ApplyConfiguration", "Object{spec: Object.spec{replicas: 3}}", "")]
    [InlineData("ApplyConfiguration", "{'a': 1}", "must evaluate to Object but got map(string, int)")]
    [InlineData("JSONPatch", "[JSONPatch{op: 'add', path: '/metadata/labels/' + jsonpatch.escapeKey('a/b'), value: 'x'}]", "")]
    [InlineData("JSONPatch", "[JSONPatch{operation: 'add'}]", "undefined field 'operation'")]
    [InlineData("JSONPatch", "'x'", "must evaluate to list")]
    public void Mutations_make_objects_or_patches(string type, string expression, string error)
    {
        var policy = new MutatingAdmissionPolicy
        {
            Spec = new MutatingAdmissionPolicySpec
            {
                Mutations = [new Mutation { PatchType = type, JsonPatch = new JsonPatch { Expression = expression }, ApplyConfiguration = new ApplyConfiguration { Expression = expression } }],
            },
        };
        Expect(type == "JSONPatch" ? "spec.mutations[0].jsonPatch.expression" : "spec.mutations[0].applyConfiguration.expression", error, e => AdmissionExpressions.Check(policy, e));
    }

    [Theory]
    [InlineData("device.driver == 'gpu.example.com' && device.attributes['gpu.example.com'].model == 'a100'", "")]
    [InlineData("device.capacity['gpu.example.com'].memory.compareTo(quantity('20Gi')) >= 0", "")]
    [InlineData("cel.bind(a, device.attributes['x'], has(a.y) && a.y)", "")]
    [InlineData("device.nothing", "undefined field 'nothing'")]
    [InlineData("device.driver", "must evaluate to bool or the unknown type, not string")]
    [InlineData("device.attributes.all(a, device.attributes.all(b, device.attributes.all(c, device.attributes.all(d, a + b + c + d != ''))))", "too complex, exceeds cost limit")]
    public void Selectors_of_devices_are_compiled_and_not_too_dear(string expression, string error) => Expect("e", error, e => DeviceExpressions.Check(expression, FieldPath.Of("e"), e));

    private static void Expect(string field, string error, Action<FieldErrorList> check)
    {
        var errors = new FieldErrorList();
        check(errors);
        if (error.Length == 0)
        {
            Assert.Empty(errors);
            return;
        }

        Assert.Equal(field, Assert.Single(errors).Field);
        Assert.Contains(error, errors[0].ToString(), StringComparison.Ordinal);
    }
}
