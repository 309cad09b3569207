import { z } from "zod";
import type { CountryApart } from "../../src/country/apart.ts";
import { demoPassword } from "../../src/country/demo-password.ts";
import { signInAt, type Visitor } from "../visitor.ts";

/** Someone at their node, and the name of their agency. */
export type Person = { readonly agency: string; readonly visitor: Visitor };

const found = z.object({ agencies: z.array(z.object({ code: z.string(), name: z.string() })) });

/** Signs someone in at the node that serves their agency. */
export async function person(country: Pick<CountryApart, "configs">, username: string): Promise<Person> {
  const agency = username.slice(username.indexOf(".") + 1).toUpperCase();
  const config = country.configs.find(({ code }) => code === agency.split(".")[0]);
  if (!config) throw new Error(`No node serves ${agency}`);
  return { agency, visitor: await signInAt(config.baseUrl, username, demoPassword) };
}

/** The first agency of a level in a province, by the national directory. */
export async function firstAgency(country: CountryApart, province: string, level: string): Promise<string> {
  const national = country.configs.find(({ role }) => role === "national");
  const url = new URL(`/api/directory/agencies?province=${province}&level=${level}`, national?.baseUrl);
  const [first] = found.parse(await (await fetch(url)).json()).agencies;
  if (!first) throw new Error(`${province} has no ${level}`);
  return first.code;
}
