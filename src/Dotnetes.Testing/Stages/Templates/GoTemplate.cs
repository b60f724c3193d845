using System.Text;
using Dotnetes.Machinery.Json;

namespace Dotnetes.Testing.Stages.Templates;

/// <summary>
/// A template in the language of Go's <c>text/template</c>: actions, pipelines, variables, <c>if</c>, <c>with</c>, <c>range</c>, <c>define</c>,
/// <c>template</c>, <c>break</c>, <c>continue</c>, comments and trimmed white space. Values are JSON; a field that is not there is null.
/// </summary>
internal sealed class GoTemplate
{
    private readonly IReadOnlyList<TemplateNode> _body;
    private readonly IReadOnlyDictionary<string, IReadOnlyList<TemplateNode>> _named;

    /// <summary>Reads a template.</summary>
    /// <param name="text">The template.</param>
    /// <param name="functions">The names of the functions beside those that every template has.</param>
    /// <exception cref="FormatException">It is not right.</exception>
    public GoTemplate(string text, IReadOnlySet<string> functions) =>
        (_body, _named) = TemplateParser.Parse(text, name => TemplateFunctions.IsKnown(name) || functions.Contains(name));

    /// <summary>Writes what the template makes of a value.</summary>
    /// <param name="value">The value at hand.</param>
    /// <param name="call">Calls the functions that not every template has.</param>
    /// <exception cref="FormatException">Something in it cannot be computed.</exception>
    public string Execute(JsonValue value, Func<string, IReadOnlyList<JsonValue>, JsonValue> call)
    {
        var run = new Execution(_named, call);
        run.Write(_body, value, new TemplateScope(value));
        return run.Text.ToString();
    }

    private sealed class Execution(IReadOnlyDictionary<string, IReadOnlyList<TemplateNode>> named, Func<string, IReadOnlyList<JsonValue>, JsonValue> call)
    {
        private const int MaxDepth = 100;

        private int _depth;

        public StringBuilder Text { get; } = new();

        // Null to go on, otherwise how the loop around is left.
        public TemplateNode.Leave? Write(IReadOnlyList<TemplateNode> nodes, JsonValue dot, TemplateScope scope)
        {
            foreach (var node in nodes)
            {
                if (Write(node, dot, scope) is { } leave)
                {
                    return leave;
                }
            }

            return null;
        }

        private TemplateNode.Leave? Write(TemplateNode node, JsonValue dot, TemplateScope scope)
        {
            switch (node)
            {
                case TemplateNode.Text text:
                    Text.Append(text.Value);
                    return null;
                case TemplateNode.Output output:
                    var value = Value(output.Pipeline, dot, scope);
                    if (output.Pipeline.Variables.Count == 0)
                    {
                        Text.Append(TemplateFunctions.Print(value));
                    }

                    return null;
                case TemplateNode.Choice choice:
                    var inner = new TemplateScope(scope);
                    var condition = Value(choice.Condition, dot, inner);
                    return TemplateFunctions.IsTrue(condition) ? Write(choice.Then, choice.SetsDot ? condition : dot, inner) : Write(choice.Else, dot, inner);
                case TemplateNode.Loop loop:
                    return Write(loop, dot, scope);
                case TemplateNode.Include include:
                    Include(include, dot, scope);
                    return null;
                default:
                    return (TemplateNode.Leave)node;
            }
        }

        private TemplateNode.Leave? Write(TemplateNode.Loop loop, JsonValue dot, TemplateScope scope)
        {
            var variables = loop.Items.Variables;
            var items = Value(loop.Items with { Variables = [] }, dot, scope);
            var isEmpty = true;
            foreach (var (key, item) in TemplateFunctions.Items(items))
            {
                isEmpty = false;
                var inner = new TemplateScope(scope);
                if (variables.Count > 0)
                {
                    inner.Set(variables[^1], item, loop.Items.Declares);
                }

                if (variables.Count > 1)
                {
                    inner.Set(variables[0], key, loop.Items.Declares);
                }

                if (Write(loop.Body, item, inner) is { ForGood: true })
                {
                    break;
                }
            }

            return isEmpty ? Write(loop.Else, dot, new TemplateScope(scope)) : null;
        }

        private void Include(TemplateNode.Include include, JsonValue dot, TemplateScope scope)
        {
            if (!named.TryGetValue(include.Name, out var body))
            {
                throw new FormatException($"there is no template \"{include.Name}\"");
            }

            if (++_depth > MaxDepth)
            {
                throw new FormatException($"template \"{include.Name}\" never ends");
            }

            var value = include.Dot is { } pipeline ? Value(pipeline, dot, scope) : JsonNull.Instance;
            Write(body, value, new TemplateScope(value));
            _depth--;
        }

        private JsonValue Value(TemplatePipeline pipeline, JsonValue dot, TemplateScope scope)
        {
            JsonValue? value = null;
            foreach (var command in pipeline.Commands)
            {
                value = Value(command, value, dot, scope);
            }

            foreach (var variable in pipeline.Variables)
            {
                scope.Set(variable, value!, pipeline.Declares);
            }

            return value!;
        }

        private JsonValue Value(IReadOnlyList<TemplateOperand> command, JsonValue? last, JsonValue dot, TemplateScope scope)
        {
            if (command[0] is TemplateOperand.Function function)
            {
                // "and" and "or" stop at the argument that decides.
                var lazy = function.Name is "and" or "or";
                var arguments = new List<JsonValue>();
                for (var i = 1; i < command.Count; i++)
                {
                    arguments.Add(Value(command[i], dot, scope));
                    if (lazy && TemplateFunctions.IsTrue(arguments[^1]) == (function.Name == "or"))
                    {
                        return arguments[^1];
                    }
                }

                if (last is not null)
                {
                    arguments.Add(last);
                }

                return Call(function.Name, arguments);
            }

            return command.Count == 1 && last is null ? Value(command[0], dot, scope) : throw new FormatException("a value is called as if it were a function");
        }

        private JsonValue Value(TemplateOperand operand, JsonValue dot, TemplateScope scope) => operand switch
        {
            TemplateOperand.Constant constant => constant.Value,
            TemplateOperand.Dot => dot,
            TemplateOperand.Variable variable => scope.Get(variable.Name),
            TemplateOperand.Nested nested => Value(nested.Pipeline, dot, scope),
            TemplateOperand.Field field => (Value(field.Of, dot, scope) as JsonObject)?.Get(field.Name) ?? JsonNull.Instance,
            TemplateOperand.Function function => Call(function.Name, []),
            _ => throw new InvalidOperationException("an unknown operand"),
        };

        private JsonValue Call(string name, List<JsonValue> arguments) =>
            TemplateFunctions.IsKnown(name) ? TemplateFunctions.Call(name, arguments) : call(name, arguments);
    }
}
